import { expect, type Page, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { controlOf } from '../../testing/control.ts'
import { fill, openEntraConsole, press } from '../../testing/entra-console.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
const opened = (page: Page, at: string) => openEntraConsole(control, page, at)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

test('a directory extension is added and deleted for every user', async ({ page }) => {
  const { open, personNow } = await opened(page, 'users/bob/attributes')
  await fill(page, 'Attribute name', 'team')
  await fill(page, 'Attribute value', 'blue')
  await press(page, 'Save')
  await open('users/ada/attributes')
  await fill(page, 'team', 'red')
  await fill(page, 'On-premises SAM account name', 'ada')
  await press(page, 'Save')
  expect(await personNow('ada')).toMatchObject({ attributes: { team: 'red', onpremisessamaccountname: 'ada' } })
  await press(page, 'Delete the extension team')
  await expect(page.getByRole('status')).toHaveText('The directory extension is deleted, with its values.')
  await expect(page.getByLabel('team', { exact: true })).toHaveCount(0)
  for (const id of ['ada', 'bob']) expect(await personNow(id)).not.toHaveProperty('attributes.team')
})

test("the applications of a user say by what each is theirs: an assignment of their own, a group's, none that is asked for", async ({
  page,
}) => {
  const { open } = await opened(page, 'users/ada/apps')
  await expect(page.getByRole('row', { name: 'My App' })).toContainText('Direct')
  await open('apps/app/assignments')
  await press(page, 'Remove Ada Lovelace from My App')
  await open('users/ada/apps')
  await expect(page.getByRole('row', { name: 'My App' })).toContainText('Group: Sales')
  await open('apps/app/assignments')
  await press(page, 'Remove Sales from My App')
  await open('apps/app/properties')
  await page.getByRole('group', { name: 'Assignment required?' }).getByLabel('No', { exact: true }).check()
  await press(page, 'Save')
  await open('users/ada/apps')
  await expect(page.getByRole('row', { name: 'My App' })).toContainText('Assignment is not required')
})

test("a NameID that a tenant's file has and the portal does not offer is sent, and said to be such", async ({ page }) => {
  const { tenant, open, appNow } = await opened(page, 'apps/app/claims')
  const nameId = { format: 'emailAddress', source: 'ToUppercase (user.mail)' }
  await control.call('PATCH', `/tenants/${tenant.id}/apps/app`, { nameId })
  const says = 'It is sent, but in the portal it cannot be ToUppercase()'
  await open('apps/app/claims?preview=ada')
  await expect(page.locator('.warning', { hasText: says })).toBeVisible()
  await expect(page.getByRole('row', { name: 'NameID ToUppercase (user.mail)' })).toContainText('ADA@ACME.EXAMPLE')
  await open('apps/app/name-id')
  await expect(page.locator('.warning', { hasText: says })).toBeVisible()
  await press(page, 'Save')
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(await appNow()).toMatchObject({ nameId })

  await open('apps/app/name-id')
  await press(page, 'Manage transformation')
  await expect(page.getByLabel('Transformation', { exact: true }).getByRole('option')).toHaveText([
    'Select a transformation',
    ...['ExtractMailPrefix()', 'ToUppercase()', 'Join()'],
  ])
  await page.getByLabel('Transformation', { exact: true }).selectOption('Join()')
  await press(page, 'Show parameters')
  await fill(page, 'Separator', '@')
  await fill(page, 'Parameter 2', 'evil.example')
  await press(page, 'Add')
  await expect(page.locator('#f-t-0-name-error')).toContainText("cannot be a Join() with '@evil.example'")
  await fill(page, 'Parameter 2', 'acme.example')
  await press(page, 'Add')
  await press(page, 'Save')
  expect(await appNow()).toMatchObject({ nameId: { source: 'Join (user.mail, "@", "acme.example")' } })
})

test('an identifier that another application has is refused beside its field', async ({ page }) => {
  const { tenant, open, appNow } = await opened(page, 'apps')
  const other = {
    ...((await control.call('GET', `/tenants/${tenant.id}/apps/app`)).body as object),
    name: 'Other',
    audience: 'urn:other',
  }
  await control.call('PUT', `/tenants/${tenant.id}/apps/other`, { ...other, id: 'other' })
  await open('apps/app/basic')
  await fill(page, 'Identifier (Entity ID)', 'urn:other')
  await press(page, 'Save')
  await expect(page.locator('#f-audience-error')).toHaveText('Identifier (Entity ID) is that of another application: Other')
  expect(await appNow()).not.toMatchObject({ audience: 'urn:other' })
})
