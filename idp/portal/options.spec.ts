import { expect, type Page, test } from '@playwright/test'
import { createIdp } from '../index.ts'
import { controlOf, sp, tenantSpec } from '../testing/control.ts'
import { choose, fact, field, fill, press } from '../testing/walk.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const startUrl = 'https://sp.example/start'

/** The console of a tenant, and how its app is kept. */
async function consoleOf(page: Page, vendor: string) {
  const tenant = await control.createTenant(tenantSpec(vendor))
  await page.goto(`${tenant.url}/?token=console-token`)
  const open = (path: string) => page.goto(`${tenant.url}/admin/apps/app${path}`)
  return { open, kept: async () => (await control.call('GET', `/tenants/${tenant.id}/apps/app`)).body }
}

test('entra-id: Sign on URL and "Visible to users?" are set in the console, and taken back', async ({ page }) => {
  const { open, kept } = await consoleOf(page, 'entra-id')
  await open('/basic')
  await fill(page, { 'Sign on URL (Optional)': 'nowhere' })
  await press(page, 'Save')
  await expect(field(page, 'Sign on URL (Optional)')).toHaveValue('nowhere')
  await fill(page, { 'Sign on URL (Optional)': startUrl })
  await press(page, 'Save')
  await expect(fact(page, 'Sign on URL (Optional)')).toHaveText(startUrl)
  await open('/properties')
  await page.getByRole('group', { name: 'Visible to users?' }).getByLabel('No', { exact: true }).check()
  await press(page, 'Save')
  await expect(page.getByRole('status')).toBeVisible()
  expect(await kept()).toMatchObject({ startUrl, hidden: true })

  await page.getByRole('group', { name: 'Visible to users?' }).getByLabel('Yes', { exact: true }).check()
  await press(page, 'Save')
  await open('/basic')
  await fill(page, { 'Sign on URL (Optional)': '' })
  await press(page, 'Save')
  await expect(fact(page, 'Sign on URL (Optional)')).toHaveText('Optional')
  for (const gone of ['startUrl', 'hidden']) expect(await kept()).not.toHaveProperty(gone)
})

test('onelogin: Login URL with its initiator and "Visible in portal" are set in the console, and taken back', async ({
  page,
}) => {
  const { open, kept } = await consoleOf(page, 'onelogin')
  const save = async (initiator: string, url: string) => {
    await fill(page, { 'Login URL': url, 'ACS (Consumer) URL Validator': '^http' })
    await choose(page, { 'SAML initiator': initiator })
    await press(page, 'Save')
  }
  await open('/configuration')
  for (const [initiator, url, says] of [
    ['Service Provider', '', 'Login URL must not be empty'],
    ['OneLogin', startUrl, 'SAML initiator has to be the Service Provider'],
  ] as const) {
    await save(initiator, url)
    await expect(page.locator('p.error', { hasText: says })).toBeVisible()
    await expect(field(page, 'Login URL')).toHaveValue(url)
  }
  await save('Service Provider', startUrl)
  await expect(page.getByRole('status')).toBeVisible()
  expect(await kept()).toMatchObject({ startUrl, acsUrl: sp.acsUrl })
  await expect(field(page, 'SAML initiator')).toHaveValue('sp')
  await save('OneLogin', '')
  expect(await kept()).not.toHaveProperty('startUrl')

  await open('')
  await field(page, 'Visible in portal').uncheck()
  await press(page, 'Save')
  await expect(field(page, 'Visible in portal')).not.toBeChecked()
  expect(await kept()).toMatchObject({ hidden: true })
  await field(page, 'Visible in portal').check()
  await press(page, 'Save')
  await expect(field(page, 'Visible in portal')).toBeChecked()
  expect(await kept()).not.toHaveProperty('hidden')
})

test('okta: the icon of an app is not displayed to users where the wizard is told so, and is again', async ({ page }) => {
  const { open, kept } = await consoleOf(page, 'okta')
  const save = async (isHidden: boolean) => {
    await open('/edit')
    await field(page, 'Do not display application icon to users').setChecked(isHidden)
    for (const next of ['Next', 'Next']) await press(page, next)
    await choose(page, { 'App type': 'This is an internal app that we have created' })
    await press(page, 'Finish')
  }
  await save(true)
  await expect(fact(page, 'App visibility')).toHaveText('not displayed to users')
  expect(await kept()).toMatchObject({ hidden: true })
  await save(false)
  await expect(fact(page, 'App visibility')).toHaveText('displayed to users')
  expect(await kept()).not.toHaveProperty('hidden')
})
