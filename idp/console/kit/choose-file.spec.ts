import { expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import { createIdp } from '../../index.ts'
import { controlOf, tenantSpec } from '../../testing/control.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const files = (page: Page) => page.getByLabel('Choose a file')
const open = async (page: Page, vendor: string, at: string) => {
  const tenant = await control.createTenant(tenantSpec(vendor))
  await page.goto(`${tenant.url}/?token=console-token`)
  await page.goto(`${tenant.url}/${at}`)
  const pem = (tenant.apps[0]?.certificate ?? '').trim()
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  return { tenant, pem, der }
}

test('a certificate is taken from a file in PEM form, or turned to it from DER, and what is none is refused', async ({
  page,
}) => {
  const { tenant, pem, der } = await open(page, 'entra-id', 'admin/apps/app/encryption')
  const field = page.getByLabel('Certificate (Base64)')
  await expect(files(page)).toHaveAccessibleDescription('Certificate (Base64)')
  const choose = (name: string, buffer: Buffer) => files(page).setInputFiles({ name, mimeType: '', buffer })
  await choose('sp.pem', Buffer.from(pem))
  await expect(page.getByText('sp.pem is read into the field above.')).toBeVisible()
  await expect(field).toHaveValue(pem)
  await choose('photo.png', Buffer.from([0x89, 0x50, 0, 1, 0xff]))
  await expect(page.getByText('photo.png is neither a certificate nor a text. The field is as it was.')).toBeVisible()
  await choose('big.cer', Buffer.alloc(1_000_001, 'x'))
  await expect(page.getByText('big.cer is larger than 1 MB. The field is as it was.')).toBeVisible()
  await expect(field).toHaveValue(pem)
  expect((await axeOn(page).analyze()).violations).toEqual([])
  await field.fill('')
  await choose('sp.cer', der)
  await expect(field).toHaveValue(/^-----BEGIN CERTIFICATE-----\n[\w+/=\n]+\n-----END CERTIFICATE-----\n$/)
  await page.getByRole('button', { name: 'Import Certificate' }).click()
  const { body } = await control.call('GET', `/tenants/${tenant.id}/apps/app`)
  expect(Object(body).importedCertificate.trim()).toBe(pem)
})

const pages: [vendor: string, at: string, count: number, next?: string][] = [
  ['entra-id', 'admin/apps/app/verification', 1],
  ['onelogin', 'admin/apps/app/configuration', 1],
  ['okta', 'admin/apps/app/edit', 2, 'Show Advanced Settings'],
  ['okta', 'console/file', 1],
]
for (const [vendor, at, count, next] of pages) {
  const go = async (page: Page) => {
    await open(page, vendor, at)
    if (next) for (const name of ['Next', next]) await page.getByRole('button', { name }).click()
  }
  test(`${vendor}, ${at}: a file may be chosen for each field that takes one`, async ({ page }) => {
    await go(page)
    await expect(files(page)).toHaveCount(count)
    for (const each of await files(page).all()) await expect(each).toBeVisible()
  })
  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false })
    test(`${vendor}, ${at}: nothing is offered that does not work`, async ({ page }) => {
      await go(page)
      for (const each of await files(page).all()) await expect(each).toBeHidden()
    })
  })
}

test('a tenant is imported from a file, of which a binary one is refused', async ({ page }) => {
  const { tenant } = await open(page, 'okta', 'console/file')
  await files(page).setInputFiles({ name: 'x.yaml', mimeType: '', buffer: Buffer.from([0x30, 0x82, 0, 0]) })
  await expect(page.getByText('x.yaml is no text file. The field is as it was.')).toBeVisible()
  const spec = { ...tenantSpec('okta'), people: [] }
  const text = JSON.stringify({ ...spec, apps: [{ ...spec.apps[0], assignments: [] }] })
  await files(page).setInputFiles({ name: 'x.yaml', mimeType: '', buffer: Buffer.from(text) })
  await expect(page.getByLabel('Tenant file (YAML)')).toHaveValue(text)
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page).toHaveURL(`${tenant.url}/?what=file-taken`)
})
