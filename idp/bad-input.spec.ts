import { deflateRawSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { createIdp } from './index.ts'
import { controlOf, sp, tenantSpec } from './testing/control.ts'
import { createVisitor, redirectUrl, requestUrl } from './testing/visitor.ts'

const idp = createIdp()
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const deflated = (content: string | Buffer) => deflateRawSync(content).toString('base64')

/** Google's page for an unknown service is headed 403; OneLogin's server breaks at what it cannot read. */
function statusOf(profile: string, code: string): number {
  const isRead = code === 'issuer-unknown' || code === 'acs-not-allowed'
  if (profile === 'google-workspace' && code === 'issuer-unknown') return 403
  return profile === 'onelogin' && !isRead ? 500 : 400
}

for (const [what, code, address] of [
  ['no SAMLRequest', 'request-missing', (sso: string) => sso],
  ['5 MB of spaces, deflated', 'request-too-large', (sso: string) => redirectUrl(sso, deflated(Buffer.alloc(5_000_000, ' ')))],
  ['an address of 20 KB', 'request-too-large', (sso: string) => redirectUrl(sso, 'A'.repeat(20_000))],
  ['malformed XML', 'malformed-xml', (sso: string) => redirectUrl(sso, deflated('<samlp:AuthnRequest'))],
  ['a DTD', 'doctype-forbidden', (sso: string) => redirectUrl(sso, deflated('<!DOCTYPE a><a/>'))],
  ['an unknown service', 'issuer-unknown', (sso: string) => requestUrl(sso, { id: '_r', issuer: 'https://other.example' })],
  [
    'another ACS',
    'acs-not-allowed',
    (sso: string) => requestUrl(sso, { id: '_r', issuer: sp.issuer, acsUrl: 'https://evil.example/acs' }),
  ],
] as const) {
  test(`${what}: a page that says why, recorded as ${code}, and the server goes on`, async () => {
    // Google answers another ACS with a Response, at the configured one.
    const vendors = ['okta', 'onelogin', 'entra-id', ...(code === 'acs-not-allowed' ? [] : ['google-workspace'])]
    for (const profile of vendors) {
      const tenant = await control.createTenant(tenantSpec(profile))
      const visitor = await createVisitor().open(address(tenant.apps[0]?.ssoUrl ?? ''))
      expect(visitor.status).toBe(statusOf(profile, code))
      expect(visitor.html).toContain(`<code id="refusal-code">${code}</code>`)
      expect(visitor.html).not.toMatch(/\.ts:\d+|node_modules/)
      const [exchange] = await control.exchanges(tenant.id)
      expect(exchange).toMatchObject({ flow: 'sp-initiated', response: null, refusal: { code } })
    }
  })
}

test('a form of 5 MB is refused with a page', async () => {
  const tenant = await control.createTenant(tenantSpec('okta'))
  const body = new URLSearchParams({ SAMLRequest: 'A'.repeat(5_000_000) })
  const answer = await fetch(tenant.apps[0]?.ssoUrl ?? '', { method: 'POST', body })
  expect([answer.status, (await answer.text()).includes('request-too-large')]).toEqual([413, true])
})

test('unknown addresses and tenants get a page; hostile names in them are escaped', async () => {
  const visitor = await createVisitor().open(`${idp.url}/t/${encodeURIComponent('<script>alert(1)</script>')}/x`)
  expect([visitor.status, visitor.html.includes('<script>')]).toEqual([404, false])
  const answer = await fetch(`${idp.url}/%E0%A4%A`)
  expect(answer.status).toBeLessThan(500)
  expect(answer.headers.get('x-powered-by')).toBeNull()
})

for (const [profile, words] of [
  ['okta', '404 Not Found'],
  ['onelogin', 'The page you were looking for doesn&#x27;t exist.'],
  ['entra-id', 'There is nothing at this address'],
  ['google-workspace', '404. That’s an error.'],
] as const)
  test(`${profile}: below a tenant its vendor says that a page is not there, and the ribbon where to look`, async () => {
    const { url } = await control.createTenant(tenantSpec(profile))
    const visitor = await createVisitor().open(`${url}/nowhere`)
    expect([visitor.status, visitor.html.includes(`<h1>${words}</h1>`)]).toEqual([404, true])
    expect(visitor.html).toMatch(/<header class="ribbon">[^\n]*not-found/)
    expect(visitor.html.match(/The control API lists the addresses of each app\./g)).toHaveLength(1)
  })

test('google-workspace: an app that is not there is not configured, be it named by its entity ID or by its number', async () => {
  const { apps } = await control.createTenant(tenantSpec('google-workspace'))
  const address = new URL(apps[0]?.initiateUrl ?? '')
  address.searchParams.set('spid', '1')
  const visitor = await createVisitor().open(address.href)
  expect([visitor.status, visitor.html.replaceAll('<wbr>', '')]).toEqual([
    403,
    expect.stringContaining('Error: app_not_configured<'),
  ])
  address.searchParams.set('idpid', 'C0')
  expect((await createVisitor().open(address.href)).status).toBe(404)
})

test('a submitted page without a known sign-in says so', async () => {
  const tenant = await control.createTenant(tenantSpec('okta'))
  const answer = await fetch(`${tenant.url}/login`, { method: 'POST', body: new URLSearchParams({ flow: 'x' }) })
  expect([answer.status, (await answer.text()).includes('sign-in-expired')]).toEqual([400, true])
})

test('a foreign Host is turned away', async ({ request }) => {
  const answer = await request.get(`${idp.url}/`, { headers: { host: 'evil.example' } })
  expect(answer.status()).toBe(421)
})

test('a port in use and a bare address beyond this machine fail with a clear message', async () => {
  const port = Number(new URL(idp.url).port)
  await expect(createIdp({ port }).start()).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`)
  expect(() => createIdp({ host: '0.0.0.0' })).toThrow('give it a control token')
})
