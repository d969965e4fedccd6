import { expect, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { ada, controlOf, tenantSpec } from '../../testing/control.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const app = {
  statements: [
    { name: 'name', expression: 'user.displayName' },
    { name: 'role', expression: 'appuser.role' },
  ],
  attributes: [{ variable: 'role', title: 'Role' }],
  assignments: [{ person: 'ada', values: { role: '' } }],
}

test('what is typed is shown for a person before it is saved, the error where it cannot be read, and nothing is saved', async ({
  page,
}) => {
  const tenant = await control.createTenant(tenantSpec('okta', { people: [ada] }, app))
  await page.goto(`${tenant.url}/?token=console-token`)
  await page.goto(`${tenant.url}/admin/apps/app?preview=ada`)
  const sent = page.getByRole('table', { name: 'What is sent for Ada' })
  await expect(sent.getByRole('row', { name: 'name user.displayName Ada Lovelace' })).toBeVisible()
  await expect(sent.getByRole('row', { name: 'role appuser.role (empty)' })).toBeVisible()
  await expect(sent.getByRole('row', { name: 'NameID user.login ada@acme.example' })).toBeVisible()

  await page.getByRole('link', { name: 'Edit SAML Settings' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Value 1', { exact: true }).fill('String.toUpperCase(user.firstName)')
  await page.getByLabel('Value 2', { exact: true }).fill('appuser.rol')
  await page.getByLabel('Preview for').selectOption('Ada Lovelace')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(sent.getByRole('row', { name: 'name String.toUpperCase(user.firstName) ADA' })).toBeVisible()
  await expect(sent.getByRole('row', { name: 'role appuser.rol' })).toContainText('Not sent: character 9')
  await expect(page.getByLabel('Value 2', { exact: true })).toHaveValue('appuser.rol')
  const saved = (await control.call('GET', `/tenants/${tenant.id}/apps/app`)).body
  expect(saved).toMatchObject({ statements: app.statements })

  await page.goto(`${tenant.url}/admin/apps/app?preview=nobody`)
  await expect(sent).toHaveCount(0)
})

test('the NameID and the lines of an app that is not made yet are shown, too', async ({ page }) => {
  const tenant = await control.createTenant(tenantSpec('okta', { people: [{ ...ada, userName: 'ada.login' }] }, app))
  await page.goto(`${tenant.url}/?token=console-token`)
  await page.goto(`${tenant.url}/admin/apps/new`)
  await page.getByLabel('SAML 2.0').check()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('App name').fill('Fresh')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Preview for').selectOption('Ada Lovelace')
  await page.getByLabel('Name 1', { exact: true }).fill('mail')
  await page.getByLabel('Value 1', { exact: true }).fill('user.email')
  await page.getByRole('button', { name: 'Preview' }).click()
  const sent = page.getByRole('table', { name: 'What is sent for Ada' })
  await expect(sent.getByRole('row', { name: 'NameID user.login ada.login' })).toBeVisible()
  await expect(sent.getByRole('row', { name: 'mail user.email ada@acme.example' })).toBeVisible()
})

test('each application username changes the NameID that is sent, and Custom has an expression of its own', async ({ page }) => {
  const people = [{ ...ada, userName: 'al@login.example', email: 'ada@mail.example' }]
  const tenant = await control.createTenant(tenantSpec('okta', { people }, { type: 'internal' }))
  await page.goto(`${tenant.url}/?token=console-token`)
  await page.goto(`${tenant.url}/admin/apps/app/edit`)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await press('Next')
  await page.getByLabel('Preview for').selectOption('Ada Lovelace')
  for (const [choice, sent] of [
    ['Okta username', 'al@login.example'],
    ['Email', 'ada@mail.example'],
    ['Okta username prefix', 'al'],
    ['Email prefix', 'ada'],
  ] as const) {
    await page.getByLabel('Application username').selectOption(choice)
    await press('Preview')
    await expect(
      page
        .getByRole('row', { name: /^NameID/ })
        .getByRole('cell')
        .last(),
    ).toHaveText(sent)
  }
  await page.getByLabel('Application username').selectOption('Custom')
  await press('Next')
  await expect(page.getByText('Custom expression must not be empty with Custom')).toBeVisible()
  await page.getByLabel('Custom expression').fill('user.firstName')
  await press('Next')
  await press('Finish')
  expect((await control.call('GET', `/tenants/${tenant.id}/apps/app`)).body).toMatchObject({
    nameId: { format: 'unspecified', source: 'user.firstName' },
  })
})

test('groups are sent by a filter that is typed, seen before it is saved, and a wrong one is said beside its field', async ({
  page,
}) => {
  const people = [{ ...ada, groups: ['Sales EMEA', 'Leads'] }]
  const tenant = await control.createTenant(tenantSpec('okta', { people }, { ...app, type: 'internal' as const }))
  await page.goto(`${tenant.url}/?token=console-token`)
  await page.goto(`${tenant.url}/admin/apps/app/edit`)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await press('Next')
  await page.getByLabel('Filter value 1').fill('Sales')
  await press('Next')
  await expect(page.getByText('Group statement name 1 must not be empty beside a filter')).toBeVisible()
  await page.getByLabel('Group statement name 1').fill('groups')
  await page.getByLabel('Filter 1', { exact: true }).selectOption('Matches regex')
  await page.getByLabel('Filter value 1').fill('(')
  await press('Next')
  await expect(page.getByText('Filter value 1 is no regular expression')).toBeVisible()
  await page.getByLabel('Filter 1', { exact: true }).selectOption('Starts with')
  await page.getByLabel('Filter value 1').fill('Sales')
  await page.getByLabel('Preview for').selectOption('Ada Lovelace')
  await press('Preview')
  await expect(page.getByRole('row', { name: 'groups groups Sales EMEA' })).toBeVisible()
  await press('Next')
  await press('Finish')
  await expect(page.getByRole('row', { name: 'groups Starts with: Sales' })).toBeVisible()
  const saved = () => control.call('GET', `/tenants/${tenant.id}/apps/app`)
  expect((await saved()).body).toMatchObject({
    groupStatements: [{ name: 'groups', filter: { type: 'starts-with', value: 'Sales' } }],
  })

  // Emptied, it is gone.
  await page.getByRole('link', { name: 'Edit SAML Settings' }).click()
  await press('Next')
  await page.getByLabel('Group statement name 1').fill('')
  await page.getByLabel('Filter value 1').fill('')
  await press('Next')
  await press('Finish')
  expect((await saved()).body).not.toHaveProperty('groupStatements')
})
