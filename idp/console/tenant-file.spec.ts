import { expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import { createIdp } from '../index.ts'
import { controlOf, tenantSpec } from '../testing/control.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const field = (page: Page) => page.getByLabel('Tenant file (YAML)')
const press = (page: Page) => page.getByRole('button', { name: 'Import' }).click()

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('a tenant is exported, changed as a file, imported, and taken by another IdP as a new one', async ({ page }) => {
    const { id, url } = await control.createTenant(tenantSpec('okta'))
    await page.goto(`${url}/?token=console-token`)
    await page.getByRole('link', { name: 'Export, import' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export', exact: true }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`${id}.yaml`)
    const answer = await page.request.get(`${url}/console/file/export`)
    const text = await answer.text()
    expect(text).toContain('userName: ada@acme.example')

    // A mistake: it is said, what was pasted is still there, nothing is changed.
    const mistyped = text.replace('displayName:', 'displayname:')
    await field(page).fill(mistyped)
    await press(page)
    await expect(page.getByText("'displayname' does not belong here; did you mean 'displayName'?")).toBeVisible()
    expect(await field(page).inputValue()).toContain('displayname')
    await field(page).fill(text.replaceAll('Ada Lovelace', 'Ada King'))
    await press(page)
    await expect(page).toHaveURL(`${url}/?what=file-taken`)
    await expect(page.getByRole('status')).toHaveText('The file is taken: this is what it says.')
    await expect(page.getByText('Ada King').first()).toBeVisible()

    await page.goto(idp.url)
    await page.getByText('Import a tenant').click()
    await field(page).fill(text)
    await press(page)
    await expect(page.getByText(`there is a tenant '${id}' already`)).toBeVisible()
    await field(page).fill(text.replace(`id: ${id}`, 'id: second'))
    await press(page)
    await expect(page).toHaveURL(`${idp.url}/t/second/?what=file-taken`)
    await expect(page.getByRole('status')).toHaveText('The file is taken: this is what it says.')
    await expect(page.getByText('Ada Lovelace').first()).toBeVisible()
  })
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`${colorScheme}, 360 px: axe finds nothing, also beside a mistake, and nothing is too wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 360, height: 800 })
    const { url } = await control.createTenant(tenantSpec('okta'))
    await page.goto(`${url}/?token=console-token`)
    await page.goto(`${url}/console/file`)
    await field(page).fill('id: x')
    await press(page)
    await expect(page.getByText('cannot be taken')).toBeVisible()
    expect((await axeOn(page).analyze()).violations).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })

test('a file that is far too large is answered by the page that it came from, which says so', async ({ page }) => {
  const { url } = await control.createTenant(tenantSpec('okta'))
  await page.goto(`${url}/?token=console-token`)
  const before = (await control.call('GET', '/tenants')).body
  for (const at of [`${url}/console/file`, idp.url])
    for (const size of [1_200_000, 3_500_000]) {
      await page.goto(at)
      if (at === idp.url) await page.getByText('Import a tenant').click()
      await field(page).fill('x'.repeat(size))
      const answer = page.waitForResponse((each) => each.request().method() === 'POST')
      await press(page)
      expect((await answer).status()).toBe(size > 3_000_000 ? 413 : 422)
      await expect(page.locator('.error')).toContainText(/cannot be taken: (has 1200000 characters|it is too large)/)
      await expect(field(page)).toBeVisible()
    }
  await page.goto(`${url}/console/file`)
  await page
    .getByRole('link', { name: 'Back' })
    .or(page.locator(`a[href="${url}/"]`))
    .first()
    .click()
  await expect(page).toHaveURL(`${url}/`)
  expect((await control.call('GET', '/tenants')).body).toEqual(before)
})

test('a file of another tenant or vendor is refused, and nobody imports or exports without the token', async ({ page }) => {
  const { id, url } = await control.createTenant(tenantSpec('okta'))
  const other = { ...tenantSpec('google-workspace'), id }
  expect(await control.call('PUT', `/tenants/${id}/spec`, other)).toMatchObject({
    status: 422,
    body: { error: { code: 'another-vendor', path: 'profile' } },
  })
  const named = { ...tenantSpec('okta'), id: 'elsewhere' }
  expect((await control.call('PUT', `/tenants/${id}/spec`, named)).status).toBe(422)
  const { body } = await control.call('GET', `/tenants/${id}/spec`)
  expect(body).toMatchObject({ id, profile: 'okta', people: [{ id: 'ada' }] })
  for (const [path, method] of [
    [`${url}/console/file/export`, 'GET'],
    [`${url}/console/file`, 'POST'],
    [`${idp.url}/import`, 'POST'],
  ] as const) {
    const answer = await page.request.fetch(path, { method, form: method === 'POST' ? { file: 'id: x' } : {} })
    expect([answer.status(), await answer.text()]).toEqual([
      method === 'POST' ? 401 : 200,
      expect.stringContaining('Control token'),
    ])
  }
})

test('a file that another page posts is not taken', async () => {
  const { id, url } = await control.createTenant(tenantSpec('okta'))
  const entered = await fetch(`${url}/?token=console-token`, { redirect: 'manual' })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const post = (path: string, origin: string) => {
    const body = new URLSearchParams({ file: JSON.stringify({ ...tenantSpec('okta'), people: [] }) })
    return fetch(path, { method: 'POST', headers: { cookie, origin }, body, redirect: 'manual' })
  }
  const before = (await control.call('GET', '/tenants')).body
  for (const path of [`${url}/console/file`, `${idp.url}/import`])
    expect((await post(path, 'http://localhost:1')).status).toBe(403)
  expect((await control.call('GET', '/tenants')).body).toEqual(before)
  expect((await post(`${url}/console/file`, idp.url)).status).toBe(422)
  expect((await control.call('GET', `/tenants/${id}/people/ada`)).status).toBe(200)
})
