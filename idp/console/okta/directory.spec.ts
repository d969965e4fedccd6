import { expect, type Page, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { confirmDeletion } from '../../testing/confirm.ts'
import { ada, controlOf, tenantSpec } from '../../testing/control.ts'
import { press } from '../../testing/walk.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

async function opened(page: Page, at: string) {
  const bob = { ...ada, id: 'bob', userName: 'bob@acme.example', displayName: 'Bob', groups: ['Sales'] }
  const statements = [{ name: 'grade', expression: 'user.grade' }]
  const tenant = await control.createTenant(tenantSpec('okta', { people: [ada, bob] }, { statements }))
  const open = (path: string) => page.goto(`${tenant.url}/admin/${path}`)
  const specNow = async () => Object((await control.call('GET', `/tenants/${tenant.id}/spec`)).body)
  await page.goto(`${tenant.url}/?token=console-token`)
  await open(at)
  return { tenant, open, specNow }
}

test('groups: one is added, people are put into it and taken out, and it is deleted with its assignments', async ({ page }) => {
  const { open, specNow, tenant } = await opened(page, 'groups')
  await expect(page.getByRole('row', { name: 'Everyone 2 0' })).toBeVisible()
  await press(page, 'Add group')
  for (const [name, message] of [
    [' ', 'must have 1 to 1024 characters'],
    ['Sales', 'is that of another group'],
    ['Everyone', 'is that of another group'],
  ] as const) {
    await page.getByLabel('Name').fill(name)
    await press(page, 'Save')
    await expect(page.locator('#f-name-error')).toContainText(message)
  }
  await page.getByLabel('Name').fill('Leads')
  await press(page, 'Save')
  await expect(page.getByRole('status')).toHaveText('The group is added. Next: assign people.')
  await press(page, 'Assign people')
  await press(page, 'Assign Ada Lovelace to Leads')
  await expect(page.getByRole('row', { name: 'Ada Lovelace ada@acme.example Assigned' })).toBeVisible()
  await press(page, 'Done')
  expect((await specNow()).people[0].groups).toEqual(['Leads'])
  await press(page, 'Remove Ada Lovelace from Leads')
  expect((await specNow()).people[0].groups).toEqual([])

  await control.call('PUT', `/tenants/${tenant.id}/apps/app/groups/Sales`)
  await open('people/bob')
  await page.getByRole('link', { name: 'Sales' }).click()
  await press(page, 'Delete Sales')
  await confirmDeletion(page, 'Delete group')
  await expect(page.getByRole('status')).toHaveText('The group is deleted.')
  const { people, apps, groups } = await specNow()
  expect([people[1].groups, apps[0].access, groups]).toEqual([[], { groups: [] }, [{ name: 'Leads' }]])
})

test('the built-in group has everybody, and nobody changes it', async ({ page }) => {
  const { tenant } = await opened(page, 'groups')
  await page.getByRole('link', { name: 'Everyone' }).click()
  await expect(page.getByRole('row')).toHaveCount(3)
  await expect(page.getByRole('button', { name: /Remove|Delete/ })).toHaveCount(0)
  const at = page.url()
  const headers = { origin: new URL(tenant.url).origin }
  for (const path of ['/delete', '/add/ada', '/remove/ada'])
    expect((await page.request.post(at + path, { headers, form: {} })).status(), path).toBe(404)
})

test('User (default): an attribute is added, a person gets a value, a mapping sends it, and it is deleted', async ({ page }) => {
  const { open, specNow } = await opened(page, 'profiles')
  await page.getByRole('link', { name: 'User (default)' }).click()
  await press(page, 'Add Attribute')
  for (const [variable, message] of [
    ['two words', 'must be letters, digits and _'],
    ['login', 'is there already'],
  ] as const) {
    await page.getByLabel('Variable name').fill(variable)
    await press(page, 'Save')
    await expect(page.locator('#f-variable-error')).toContainText(message)
  }
  await page.getByLabel('Variable name').fill('grade')
  await press(page, 'Save')
  await expect(page.getByRole('row', { name: 'grade grade Custom' })).toBeVisible()
  await open('people/ada')
  await page.getByLabel('grade').fill('A7')
  await press(page, 'Save profile')
  expect((await specNow()).people[0].attributes).toEqual({ grade: 'A7' })
  await open('apps/app?preview=ada')
  await expect(page.getByRole('row', { name: 'grade user.grade A7' })).toBeVisible()
  await open('people/ada')
  await press(page, 'Save profile')
  expect((await specNow()).people[0].attributes).toEqual({ grade: 'A7' })
  await open('profiles/user')
  await press(page, 'Delete grade')
  await confirmDeletion(page, 'Delete Attribute')
  const { people, customAttributes } = await specNow()
  expect([people[0].attributes, customAttributes]).toEqual([{}, []])
})

test('User (default): the default profile has 31 attributes, each editable at a person and read by expressions', async ({
  page,
}) => {
  const { open, specNow } = await opened(page, 'profiles')
  await expect(page.getByRole('row', { name: 'User (default) Okta 31' })).toBeVisible()
  await open('people/ada')
  await page.getByLabel('Cost center').fill('CC-7')
  await press(page, 'Save profile')
  expect((await specNow()).people[0].attributes).toEqual({ costCenter: 'CC-7' })
  await open('profiles')
  await page.getByRole('link', { name: 'User (default)' }).click()
  await expect(page.getByRole('row', { name: 'Cost center costCenter Base' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Delete costCenter' })).toHaveCount(0)
})
