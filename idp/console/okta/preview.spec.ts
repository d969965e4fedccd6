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
