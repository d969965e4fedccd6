import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { controlOf, sp, tenantSpec } from '../../testing/control.ts'
import { spKey } from '../../testing/sp.ts'
import { choose, fact, field, fill, press } from '../../testing/walk.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())
test.use({ javaScriptEnabled: false })

async function opened(page: Page, at: string, app: Parameters<typeof tenantSpec>[2] = {}) {
  const tenant = await control.createTenant(tenantSpec('okta', {}, app))
  await page.goto(`${tenant.url}/?token=console-token`)
  await page.goto(`${tenant.url}/admin/apps/app${at}`)
  const appNow = async () => (await control.call('GET', `/tenants/${tenant.id}/apps/app`)).body as Record<string, unknown>
  return { tenant, appNow }
}

async function toAdvanced(page: Page): Promise<void> {
  await press(page, 'Next')
  await press(page, 'Show Advanced Settings')
}

async function finish(page: Page): Promise<void> {
  await press(page, 'Next')
  await choose(page, { 'App type': 'This is an internal app that we have created' })
  await press(page, 'Finish')
}

test('advanced settings are chosen, kept while they are hidden, and change what is sent', async ({ page }) => {
  const { certificate } = await spKey()
  const { tenant, appNow } = await opened(page, '/edit')
  await toAdvanced(page)
  await choose(page, {
    'Assertion Signature': 'Unsigned',
    'Signature Algorithm': 'RSA-SHA1',
    'Assertion Encryption': 'Encrypted',
  })
  await choose(page, { 'Encryption Algorithm': 'AES128-GCM', 'Key Transport Algorithm': 'RSA-1.5' })
  await fill(page, { 'Encryption Certificate': certificate, 'Signature Certificate': certificate })
  await fill(page, { 'Single Logout URL': 'https://sp.example/slo' })
  await fill(page, { 'Other Requestable SSO URLs': 'https://second.example/acs 2\nhttps://third.example/acs' })
  await choose(page, { 'Honor Force Authentication': 'No', 'Authentication context class': 'Kerberos' })
  await fill(page, { 'SAML Issuer ID': 'https://acme.example/idp' })
  await press(page, 'Hide Advanced Settings')
  await expect(field(page, 'Single Logout URL')).toHaveCount(0)
  await finish(page)
  await expect(fact(page, 'Assertion Encryption')).toHaveText('Encrypted: AES128-GCM, RSA-1.5')
  await expect(fact(page, 'SAML Issuer ID')).toHaveText('https://acme.example/idp')
  expect(await appNow()).toMatchObject({
    signs: ['response'],
    hash: 'sha1',
    encryption: { algorithm: 'aes128-gcm', keyTransport: 'rsa-1.5' },
    sloUrl: 'https://sp.example/slo',
    acsUrls: [{ url: 'https://second.example/acs', index: 2 }, { url: 'https://third.example/acs' }],
    honorForceAuthn: false,
    authnContext: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Kerberos',
    issuer: 'https://acme.example/idp',
  })
  expect(Object.keys(await appNow()), 'the certificate of requests is kept with the box alone').not.toContain('requestSigning')

  let sent = ''
  await page.route(sp.acsUrl, (route) => {
    sent = Buffer.from(new URLSearchParams(route.request().postData() ?? '').get('SAMLResponse') ?? '', 'base64').toString()
    return route.fulfill({ body: 'signed in' })
  })
  await page.goto(tenant.apps[0]?.initiateUrl ?? '')
  await press(page, 'Sign in as Ada Lovelace')
  await page.getByRole('button').first().click()
  await expect(page.getByText('signed in')).toBeVisible()
  for (const part of ['xmlenc11#aes128-gcm', 'xmlenc#rsa-1_5', 'xmldsig#rsa-sha1']) expect(sent).toContain(part)

  await page.goto(`${tenant.url}/admin/apps/app/edit`)
  await toAdvanced(page)
  expect((await field(page, 'Encryption Certificate').inputValue()).trim()).toBe(certificate.trim())
  await choose(page, {
    'Assertion Signature': 'Signed',
    'Signature Algorithm': 'RSA-SHA256',
    'Assertion Encryption': 'Unencrypted',
  })
  await fill(page, { 'Single Logout URL': '', 'Other Requestable SSO URLs': '', 'Signature Certificate': certificate })
  await page.getByLabel('Signed Requests').check()
  await choose(page, { 'Honor Force Authentication': 'Yes', 'Authentication context class': 'PasswordProtectedTransport' })
  await fill(page, { 'SAML Issuer ID': '' })
  await finish(page)
  const after = await appNow()
  expect(after).toMatchObject({ signs: ['assertion', 'response'], hash: 'sha256', honorForceAuthn: true })
  expect(after).toHaveProperty('requestSigning.certificate')
  for (const gone of ['encryption', 'sloUrl', 'acsUrls']) expect(Object.keys(after)).not.toContain(gone)
})

test('each list has its own button below it, the advanced settings stand before them, and Enter goes on', async ({ page }) => {
  await opened(page, '/edit')
  await toAdvanced(page)
  const legends = (await page.locator('legend').allInnerTexts()).slice(1)
  expect(legends).toEqual(['Advanced Settings', 'Attribute Statement 1', 'Group Attribute Statement 1', 'Preview'])
  await press(page, 'Add Another group attribute statement')
  await expect(page.getByRole('group', { name: 'Group Attribute Statement 2' })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Attribute Statement 2', exact: true })).toHaveCount(0)
  await page
    .getByRole('group', { name: /^Attribute Statement 1/ })
    .getByRole('button', { name: 'Add Another' })
    .click()
  await expect(page.getByRole('group', { name: 'Attribute Statement 2', exact: true })).toBeVisible()
  await field(page, 'Default RelayState').press('Enter')
  await expect(field(page, 'App type')).toBeVisible()
})

test('what is not looked at is not written down', async ({ page }) => {
  const { appNow } = await opened(page, '/edit')
  await toAdvanced(page)
  await finish(page)
  const optional = [
    'signs',
    'hash',
    'encryption',
    'sloUrl',
    'requestSigning',
    'acsUrls',
    'honorForceAuthn',
    'authnContext',
    'issuer',
  ]
  expect(Object.keys(await appNow()).filter((name) => optional.includes(name))).toEqual([])
})

/** What is typed, beside which field that is wrong, and the words. */
const mistakes: [string, (page: Page) => Promise<void>, string, RegExp][] = [
  [
    'nothing signed',
    (page) => choose(page, { Response: 'Unsigned', 'Assertion Signature': 'Unsigned' }),
    'Assertion Signature',
    /Sign the response, the assertion, or both\./,
  ],
  [
    'no certificate to encrypt for',
    (page) => choose(page, { 'Assertion Encryption': 'Encrypted' }),
    'Encryption Certificate',
    /must be a certificate in PEM form with an RSA key/,
  ],
  [
    'what is no certificate',
    async (page) => {
      await fill(page, { 'Signature Certificate': 'nonsense' })
      await page.getByLabel('Signed Requests').check()
    },
    'Signature Certificate',
    /must be a certificate in PEM form with an RSA key/,
  ],
  ['a logout address that is none', (page) => fill(page, { 'Single Logout URL': 'sp.example' }), 'Single Logout URL', /must be/],
  [
    'an address that is none, and an index that is none',
    (page) => fill(page, { 'Other Requestable SSO URLs': 'https://a.example/acs 1\nhttps://b.example/acs two' }),
    'Other Requestable SSO URLs',
    /line 2 /,
  ],
]
for (const [what, type, label, words] of mistakes)
  test(`${what}: a message beside the field, what was typed stays, nothing is saved`, async ({ page }) => {
    const { appNow } = await opened(page, '/edit')
    const before = await appNow()
    await toAdvanced(page)
    await type(page)
    // Also where they are hidden again, a mistake shows them.
    await press(page, 'Hide Advanced Settings')
    await press(page, 'Next')
    await expect(field(page, label)).toHaveAccessibleDescription(words)
    await expect(field(page, label)).toHaveAttribute('aria-invalid', 'true')
    expect(await appNow()).toEqual(before)
  })

test('certificates: a new one is inactive, is activated, and the old one deleted; there are at most four', async ({ page }) => {
  const { tenant } = await opened(page, '/sign-on')
  const rows = page.getByRole('table', { name: 'SAML Signing Certificates' }).locator('tbody tr')
  await expect(rows).toHaveCount(1)
  await press(page, 'Generate new certificate')
  await expect(page.getByRole('status')).toContainText('The certificate is made.')
  await expect(rows.nth(1)).toContainText('Inactive')
  const first = await fact(page, 'Signing Certificate').innerText()
  await press(page, 'Activate certificate c2')
  await expect(page.getByRole('status')).toHaveText('The certificate signs from now on.')
  const second = await fact(page, 'Signing Certificate').innerText()
  expect(second).not.toBe(first)
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download certificate c2')])
  expect(download.suggestedFilename()).toBe('okta.cert')
  const file = new X509Certificate(readFileSync(await download.path()))
  expect(file.fingerprint256).toBe(new X509Certificate(second).fingerprint256)
  const refused = await page.request.post(`${tenant.url}/admin/apps/app/certificates/c2/delete`)
  expect([refused.status(), await refused.text()]).toEqual([422, expect.stringContaining('activate another one first')])
  await press(page, 'Delete certificate c1')
  await expect(rows).toHaveCount(1)
  for (const _ of [2, 3, 4]) await press(page, 'Generate new certificate')
  await press(page, 'Generate new certificate')
  await expect(page.getByText('There are 4 certificates, which is the most')).toBeVisible()
  await expect(rows).toHaveCount(4)
})
