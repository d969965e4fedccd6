import { expect, type Page, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { confirmDeletion } from '../../testing/confirm.ts'
import { controlOf } from '../../testing/control.ts'
import { bob, customCategories, eve, field, key, openedConsole, press } from '../../testing/google-console.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
const opened = (page: Page, at: string) => openedConsole(page, control, at)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

test('a user is changed, gets values, is reactivated and deleted; what the pages do not ask is kept', async ({ page }) => {
  const { tenant, personNow, specNow } = await opened(page, 'users/ada/information')
  await field(page, 'Job title').fill('')
  await field(page, 'Cost center').fill('42')
  await field(page, 'teams').fill('c')
  await field(page, 'badge').fill('')
  await press(page, 'Save')
  const { title: _, ...kept } = eve
  const attributes = { workato_role: 'Analyst', teams: ['c'], badge: null, 'Cost center': '42' }
  expect(await personNow('ada')).toEqual({ ...kept, attributes })
  await page.getByRole('link', { name: 'Update user' }).click()
  await field(page, 'Last name').fill('King')
  await field(page, 'Primary email').fill('king@acme.example')
  await press(page, 'Update user')
  const renamed = { lastName: 'King', displayName: 'Ada King', email: 'king@acme.example', userName: 'king@acme.example' }
  expect(await personNow('ada')).toEqual({ ...kept, ...renamed, attributes })

  await page.goto(`${tenant.url}/admin/users/bob/update`)
  await field(page, 'Primary email').fill('b@acme.example')
  await press(page, 'Update user')
  await expect(page.getByText('Suspended')).toBeVisible()
  await press(page, 'Reactivate user')
  await press(page, 'Complete verification')
  const { status: _s, ...active } = bob
  expect(await personNow('bob'), 'what is not usual stays').toEqual({ ...active, email: 'b@acme.example', verified: true })
  await press(page, 'Suspend user')
  expect(await personNow('bob')).toMatchObject({ status: 'suspended' })
  await press(page, 'Delete user')
  await confirmDeletion(page, 'Delete user')
  await expect(page.getByRole('status')).toHaveText('The user is deleted.')
  expect(Object(await specNow()).people).toHaveLength(1)
})

test('a category is renamed, and mappings follow; a field and then all of it goes, and with it what users have there', async ({
  page,
}) => {
  const { tenant, appNow, personNow, specNow } = await opened(page, `attributes/${key('SSO')}`)
  await field(page, 'Category').fill('Single sign-on')
  await field(page, 'Name 1').fill('team')
  await press(page, 'Save')
  expect(await specNow()).toMatchObject({
    customCategories: [{ name: 'Single sign-on', fields: [...(customCategories[0]?.fields ?? []), { name: 'team' }] }],
  })
  expect(await appNow()).toMatchObject({
    statements: [{}, { expression: 'Single sign-on > workato_role' }, { expression: 'Single sign-on > typo' }],
  })
  await page.getByRole('link', { name: 'Single sign-on' }).click()
  await press(page, 'Delete field teams')
  await confirmDeletion(page, 'Delete field')
  await expect(page.getByRole('status')).toHaveText('The attribute is deleted.')
  expect(await personNow('ada')).toMatchObject({ attributes: { workato_role: 'Analyst', badge: '7' } })
  await press(page, 'Delete category')
  await confirmDeletion(page, 'Delete category')
  expect(await personNow('ada')).toEqual({ ...eve, attributes: { badge: '7' } })
  expect(await specNow()).toMatchObject({ customCategories: [] })
  await page.goto(`${tenant.url}/admin/attributes`)
  await expect(page.getByRole('row', { name: 'Custom attributes Used by people, and made elsewhere badge' })).toBeVisible()
})

test('a group gets a member, and is deleted', async ({ page }) => {
  const { personNow, specNow } = await opened(page, `groups/${key('Finance')}/members`)
  await press(page, 'Add Ada Lovelace to Finance')
  expect(await personNow('ada')).toMatchObject({ groups: ['Sales', 'Finance'] })
  await page.getByRole('link', { name: 'Done' }).click()
  await press(page, 'Remove Ada Lovelace from Finance')
  expect(await personNow('ada')).toMatchObject({ groups: ['Sales'] })
  await press(page, 'Delete group')
  await confirmDeletion(page, 'Delete group')
  expect(Object(await specNow()).groups).toEqual([{ name: 'Leads' }])
})
