import { expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import { createIdp } from '../../index.ts'
import { confirmDeletion } from '../../testing/confirm.ts'
import { ada, controlOf, tenantSpec } from '../../testing/control.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())
test.use({ javaScriptEnabled: false })

const people = [{ ...ada, groups: ['Sales'], attributes: { badge: '7' } }]
const customCategories = [{ name: 'SSO', fields: [{ name: 'badge' }] }]
const key = Buffer.from('Sales').toString('base64url')
const sso = Buffer.from('SSO').toString('base64url')

/** What is deleted in which console, by which button, and what is said of it. */
const deletions: [vendor: string, at: string, button: string, real: string, said: string][] = [
  [
    'okta',
    `groups/${key}`,
    'Delete Sales',
    'Delete group',
    'Ada Lovelace will be in it no more. Who had Test SP by it alone has it no more.',
  ],
  ['okta', 'profiles/user', 'Delete badge', 'Delete Attribute', '1 person loses a value'],
  ['entra-id', 'users/ada', 'Delete user', 'Delete user', 'Leaves Sales. Can open Test SP no more'],
  ['entra-id', 'apps/app/properties', 'Delete Test SP', 'Delete application', '0 mappings and 1 assignment go with it'],
  ['onelogin', 'users/ada?menu=more', 'Delete Ada Lovelace', 'Delete User', 'Leaves Sales.'],
  ['onelogin', 'fields', 'Delete badge', 'Delete field', '1 person loses a value'],
  ['onelogin', `roles/${key}`, 'Delete Role', 'Delete Role', 'Ada Lovelace will be in it no more.'],
  ['google-workspace', 'users/ada', 'Delete user', 'Delete user', 'Leaves Sales.'],
  ['google-workspace', `groups/${key}`, 'Delete group', 'Delete group', 'Ada Lovelace will be in it no more.'],
  ['google-workspace', `attributes/${sso}`, 'Delete category', 'Delete category', '1 person loses a value'],
  ['google-workspace', `attributes/${sso}`, 'Delete field badge', 'Delete field', '1 person loses a value'],
]

for (const [vendor, at, button, real, said] of deletions)
  test(`${vendor}, ${at}: "${button}" asks first, and Cancel leads back to what is all still there`, async ({ page }) => {
    const app = { access: { groups: ['Sales'] } }
    const tenant = await control.createTenant(tenantSpec(vendor, { people, customCategories, groups: [{ name: 'Sales' }] }, app))
    const spec = async () => (await control.call('GET', `/tenants/${tenant.id}/spec`)).body
    const before = await spec()
    await page.goto(`${tenant.url}/?token=console-token`)
    await page.goto(`${tenant.url}/admin/${at}`)
    const press = (where: Page) => where.getByRole('button', { name: button, exact: true }).click()
    await press(page)
    await expect(page.getByText(said)).toBeVisible()
    await expect(page.getByText('It cannot be brought back.')).toBeVisible()
    await page.getByRole('link', { name: 'Cancel' }).click()
    await expect(page).toHaveURL(`${tenant.url}/admin/${at.replace(/\?.*/, '')}`)
    expect(await spec()).toEqual(before)
    await page.goto(`${tenant.url}/admin/${at}`)
    await press(page)
    await confirmDeletion(page, real)
    await expect(page.getByRole('status')).toContainText('is deleted')
    expect(await spec()).not.toEqual(before)
  })

test.describe('with JavaScript', () => {
  test.use({ javaScriptEnabled: true })
  test('axe finds nothing on the page that asks', async ({ page }) => {
    const tenant = await control.createTenant(tenantSpec('entra-id', { people }))
    await page.goto(`${tenant.url}/?token=console-token`)
    await page.goto(`${tenant.url}/admin/users/ada`)
    await page.getByRole('button', { name: 'Delete user' }).click()
    await expect(page.getByRole('heading', { name: 'Delete Ada Lovelace?' })).toBeVisible()
    expect((await axeOn(page).analyze()).violations).toEqual([])
  })
})
