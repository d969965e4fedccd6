import { expect, test } from '@playwright/test'
import { axeOn } from '#axe'
import { createIdp } from '../../index.ts'
import { controlOf, sp, tenantSpec } from '../../testing/control.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const pages: [vendor: string, at: string, required: string, other: string][] = [
  ['okta', 'profiles/app/app/new', 'Variable name', 'Data type'],
  ['entra-id', 'apps/app/claims/new', 'Name', 'Namespace'],
  ['onelogin', 'apps/app/parameters/roles/0', 'Field name', 'For each role with value that matches'],
  ['google-workspace', 'add-app', 'App name', 'Description'],
]
for (const [vendor, at, required, other] of pages)
  test(`${vendor}, ${at}: a required field is marked, and the form says what the mark means`, async ({ page }) => {
    const app = { groupStatements: vendor === 'onelogin' ? [{ name: 'teams' }] : [] }
    const tenant = await control.createTenant(tenantSpec(vendor, {}, app))
    await page.goto(`${tenant.url}/?token=console-token`)
    await page.goto(`${tenant.url}/admin/${at}`)
    await expect(page.getByText('Fields marked with * are required.')).toBeVisible()
    const mark = (label: string) =>
      page.locator('label', { hasText: new RegExp(`^${label}$`) }).evaluate((each) => getComputedStyle(each, '::after').content)
    expect([await mark(required), await mark(other)]).toEqual(['" *" / ""', 'none'])
  })

test('two apps of one name are two regions of the tenant page', async ({ page }) => {
  const one = { id: 'one', name: 'My App', acsUrl: sp.acsUrl, audience: sp.issuer, statements: [], assignments: [] }
  const tenant = await control.createTenant({ ...tenantSpec('google-workspace'), apps: [one, { ...one, id: 'other' }] })
  await page.goto(`${tenant.url}/?token=console-token`)
  await expect(page.getByRole('region', { name: 'My App (other)' })).toBeVisible()
  const { violations } = await axeOn(page).withRules(['landmark-unique']).analyze()
  expect(violations).toEqual([])
})
