import { expect, test } from '@playwright/test'
import { createIdp, profiles } from './index.ts'
import { rogueKey } from './keys/key-pool.ts'
import { ada, controlOf, sp } from './testing/control.ts'
import { signedUrl, spKey } from './testing/sp.ts'
import { createVisitor, posted, requestUrl } from './testing/visitor.ts'

const idp = createIdp()
const control = controlOf(idp)
const { newApp } = control
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

for (const { id, signIn } of profiles) {
  test(`${id}: a request that forbids pages is answered by a Response that says no, and with a session by an assertion`, async () => {
    const app = await newApp(id)
    const visitor = createVisitor()
    const passive = requestUrl(app.ssoUrl, { id: '_passive', ...sp, more: ' IsPassive="true"' }, 'back')
    await visitor.open(passive)
    expect(visitor.form()).toMatchObject({ action: sp.acsUrl, fields: { RelayState: 'back' } })
    expect(posted(visitor)).toContain('urn:oasis:names:tc:SAML:2.0:status:NoPassive')
    expect(posted(visitor)).toContain('InResponseTo="_passive"')
    const [exchange] = await app.exchanges()
    expect(exchange).toMatchObject({ person: null, refusal: { code: 'passive' }, response: { mutation: null } })
    await visitor.open(requestUrl(app.ssoUrl, { id: '_first', ...sp }))
    await visitor.signIn(signIn, ada)
    await visitor.open(passive)
    expect(posted(visitor)).toContain('status:Success')
  })
}

/** What may be wrong with somebody who is signed in, or with what they are to be sent. */
const wrongs: Record<string, { change(tenant: string): Promise<unknown>; aadsts?: string }> = {
  'not-assigned': { change: (tenant) => control.call('DELETE', `/tenants/${tenant}/apps/app/assignments/ada`), aadsts: '50105' },
  suspended: {
    change: (tenant) => control.call('PATCH', `/tenants/${tenant}/people/ada`, { status: 'suspended' }),
    aadsts: '50057',
  },
  locked: { change: (tenant) => control.call('PATCH', `/tenants/${tenant}/people/ada`, { status: 'locked' }), aadsts: '50053' },
  'not-verified': {
    change: (tenant) => control.call('PATCH', `/tenants/${tenant}/people/ada`, { verified: false }),
    aadsts: '50057',
  },
  'mutation-impossible': {
    change: (tenant) => control.call('POST', `/tenants/${tenant}/arm`, { app: 'app', person: 'ada', mutation: 'replayed' }),
  },
}
/** How Entra ID's messages end. */
const lines = /\nTrace ID: [0-9a-f-]{36}\nCorrelation ID: [0-9a-f-]{36}\nTimestamp: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ<\//

for (const { id, signIn } of profiles)
  for (const [code, { change, aadsts }] of Object.entries(wrongs))
    test(`${id}: a request that forbids pages is answered by a Response when who is signed in gets no assertion: ${code}`, async () => {
      const app = await newApp(id)
      const visitor = createVisitor()
      await visitor.open(app.initiateUrl)
      await visitor.signIn(signIn, ada)
      if (code === 'mutation-impossible') {
        // What is encrypted cannot be bent.
        const encryption = { certificate: (await spKey()).certificate }
        const isRefused = (await control.call('PATCH', `/tenants/${app.tenant}/apps/app`, { encryption })).status === 422
        if (isRefused) return expect(id).toBe('google-workspace')
      }
      await change(app.tenant)
      await visitor.open(requestUrl(app.ssoUrl, { id: '_passive', ...sp, more: ' IsPassive="true"' }, 'back'))
      expect(visitor.form()).toMatchObject({ action: sp.acsUrl, fields: { RelayState: 'back' } })
      const xml = posted(visitor)
      expect(xml).toContain('status:RequestDenied')
      expect(xml).toContain('InResponseTo="_passive"')
      expect(xml).not.toContain('Assertion ')
      if (id === 'entra-id') {
        expect(xml).toMatch(lines)
        if (aadsts) expect(xml).toContain(`StatusMessage>AADSTS${aadsts}: `)
      } else expect(xml).not.toContain('Trace ID')
      expect((await app.exchanges()).at(-1)).toMatchObject({ person: 'ada', refusal: { code } })
    })

/** What may be wrong with a request, at which vendors, and the status that says so. */
const ill: [what: string, vendors: string[], request: { more?: string; children?: string }, status: string, aadsts?: string][] = [
  [
    'a format that the app has not',
    ['okta'],
    { children: '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"/>' },
    'InvalidNameIDPolicy',
  ],
  [
    'a class that nobody has signed in by',
    ['entra-id'],
    {
      children:
        '<samlp:RequestedAuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:X509</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>',
    },
    'NoAuthnContext',
    '75011',
  ],
  [
    'a format that nobody has',
    ['entra-id'],
    { children: '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:kerberos"/>' },
    'RequestUnsupported',
    '75006',
  ],
]
for (const [what, vendors, request, status, aadsts] of ill)
  for (const id of vendors)
    test(`${id}: a request that forbids pages is answered by a Response when it asks for ${what}; without that it may be a page`, async () => {
      const app = await newApp(id)
      const visitor = createVisitor()
      await visitor.open(requestUrl(app.ssoUrl, { id: '_passive', ...sp, ...request, more: ' IsPassive="1"' }, 'back'))
      expect(visitor.form()).toMatchObject({ action: sp.acsUrl, fields: { RelayState: 'back' } })
      expect(posted(visitor)).toContain(`urn:oasis:names:tc:SAML:2.0:status:${status}`)
      if (aadsts) expect(posted(visitor)).toMatch(lines)
      if (aadsts) expect(posted(visitor)).toContain(`StatusMessage>AADSTS${aadsts}: `)
      await visitor.open(requestUrl(app.ssoUrl, { id: '_open', ...sp, ...request }))
      expect(visitor.html.includes('SAMLResponse')).toBe(status === 'RequestUnsupported')
    })

for (const id of ['okta', 'entra-id'] as const)
  test(`${id}: who forbids pages and signs wrongly gets a Response at an address of the app, and a page for any other address`, async () => {
    const { key, certificate } = await spKey()
    const app = await newApp(id, {}, { requestSigning: { certificate } })
    const more = ' IsPassive="true"'
    const passive = requestUrl(app.ssoUrl, { id: '_passive', ...sp, more }, 'back')
    for (const [url, code] of [
      [passive, 'request-unsigned'],
      [signedUrl(passive, await rogueKey()), 'request-signature-wrong'],
    ] as const) {
      const visitor = createVisitor()
      await visitor.open(url)
      expect(visitor.form().action).toBe(sp.acsUrl)
      expect(posted(visitor)).toContain('status:RequestDenied')
      expect(lines.test(posted(visitor))).toBe(id === 'entra-id')
      expect((await app.exchanges()).at(-1)).toMatchObject({ refusal: { code } })
    }
    const foreign = requestUrl(app.ssoUrl, { id: '_f', issuer: sp.issuer, acsUrl: 'https://evil.example/acs', more })
    const visitor = createVisitor()
    await visitor.open(signedUrl(foreign, await rogueKey()))
    expect([visitor.status, visitor.html.includes('SAMLResponse')]).toEqual([400, false])
    // Signed well, it is trusted with its own address at Okta, and nowhere else.
    await visitor.open(signedUrl(foreign, key))
    expect(visitor.html.includes('SAMLResponse') && visitor.form().action).toBe(id === 'okta' && 'https://evil.example/acs')
  })

test('who forbids pages and is no app of the tenant is shown a page: there is nobody to answer', async () => {
  for (const { id } of profiles) {
    const app = await newApp(id)
    const visitor = createVisitor()
    await visitor.open(requestUrl(app.ssoUrl, { id: '_x', issuer: 'https://who.example', more: ' IsPassive="true"' }))
    expect.soft(visitor.html.includes('SAMLResponse'), id).toBe(false)
    expect.soft((await app.exchanges()).at(-1)?.refusal?.code, id).toBe('issuer-unknown')
  }
})
