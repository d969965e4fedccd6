import { expect, test } from '@playwright/test'
import { createIdp, profiles } from './index.ts'
import { rogueKey } from './keys/key-pool.ts'
import { ada, controlOf, sp, tenantSpec } from './testing/control.ts'
import { signedUrl, spKey } from './testing/sp.ts'
import { createVisitor, posted, requestUrl } from './testing/visitor.ts'

const idp = createIdp()
const control = controlOf(idp)
const { newApp } = control
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

/** What Okta demands of signed requests: the format that the app is set to. */
const emailAddress = '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"/>'
const nameId = { format: 'emailAddress' as const }

test('a request that came by POST and is refused keeps its RelayState on record', async () => {
  const app = await newApp('okta')
  await fetch(app.ssoUrl, { method: 'POST', body: new URLSearchParams({ SAMLRequest: 'bm90IFhNTA==', RelayState: 'back' }) })
  expect((await app.exchanges()).at(-1)).toMatchObject({ relayState: 'back', response: null })
})

for (const id of ['okta', 'entra-id'] as const)
  test(`${id}: signed requests are demanded and verified`, async () => {
    const { key, certificate } = await spKey()
    const app = await newApp(id, {}, { nameId, requestSigning: { certificate } })
    const visitor = createVisitor()
    const plain = requestUrl(app.ssoUrl, { id: '_r', ...sp, children: emailAddress }, 'back')
    await visitor.open(plain)
    expect([visitor.status, visitor.html]).toEqual([
      400,
      expect.stringContaining(id === 'entra-id' ? 'AADSTS76021' : 'Bad SAML request'),
    ])
    await visitor.open(signedUrl(plain, await rogueKey()))
    expect([visitor.status, visitor.html]).toEqual([400, expect.stringContaining('does not fit the certificate')])
    await visitor.open(signedUrl(plain, key))
    const profile = profiles.find((each) => each.id === id)
    if (profile) await visitor.signIn(profile.signIn, ada)
    expect(posted(visitor)).toContain('status:Success')
    await createVisitor().open(app.initiateUrl)
    const codes = (await app.exchanges()).map(({ refusal }) => refusal?.code ?? null)
    expect(codes).toEqual([
      'request-unsigned',
      'request-signature-wrong',
      null,
      ...(id === 'entra-id' ? ['request-unsigned'] : []),
    ])
  })

test('okta: a signed request is answered at the ACS that it names', async () => {
  const { key, certificate } = await spKey()
  const app = await newApp('okta', {}, { nameId, requestSigning: { certificate } })
  const visitor = createVisitor()
  const acsUrl = 'http://127.0.0.1:4444/elsewhere'
  await visitor.open(signedUrl(requestUrl(app.ssoUrl, { id: '_r', issuer: sp.issuer, acsUrl, children: emailAddress }), key))
  const okta = profiles.find((each) => each.id === 'okta')
  if (okta) await visitor.signIn(okta.signIn, ada)
  expect(visitor.form().action).toBe(acsUrl)
  expect(posted(visitor)).toContain(`Destination="${acsUrl}"`)
  expect(posted(visitor)).toContain(`Recipient="${acsUrl}"`)
})

test('okta: a signed request without a Name ID format is refused in its words, with ours in the ribbon', async () => {
  const { key, certificate } = await spKey()
  const app = await newApp('okta', {}, { nameId, requestSigning: { certificate } })
  const visitor = await createVisitor().open(signedUrl(requestUrl(app.ssoUrl, { id: '_r', ...sp }), key))
  const page = visitor.html.replaceAll('&#x27;', "'")
  const words =
    "NameIDPolicy '' is not the configured Name ID Format 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' for the app"
  expect([visitor.status, page]).toEqual([400, expect.stringContaining(`<p>Your request resulted in an error. ${words}</p>`)])
  expect(page).toMatch(/<header class="ribbon">[^\n]*nameid-policy<\/code>\. The AuthnRequest has no NameIDPolicy/)
})

test('google-workspace: another ACS is answered at the configured one, with both addresses', async () => {
  const app = await newApp('google-workspace')
  const visitor = createVisitor()
  await visitor.open(requestUrl(app.ssoUrl, { id: '_r', issuer: sp.issuer, acsUrl: 'https://evil.example/acs' }))
  expect(visitor.form().action).toBe(sp.acsUrl)
  const xml = posted(visitor)
  expect(xml).toContain('urn:oasis:names:tc:SAML:2.0:status:RequestDenied')
  expect(xml).toContain(`ACS Url in request https://evil.example/acs doesn't match configured ACS Url ${sp.acsUrl}.`)
  expect(xml).not.toMatch(/InResponseTo|Assertion|Signature/)
})

test('entra-id: the Name ID format and the class that a request asks for are sent', async () => {
  const app = await newApp('entra-id')
  const visitor = createVisitor()
  const more = ' ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"'
  const children =
    '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient"/><samlp:RequestedAuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>'
  await visitor.open(requestUrl(app.ssoUrl, { id: '_r', ...sp, more, children }))
  const entra = profiles.find((each) => each.id === 'entra-id')
  if (entra) await visitor.signIn(entra.signIn, ada)
  expect(posted(visitor)).toMatch(/<NameID Format="urn:oasis:names:tc:SAML:2\.0:nameid-format:transient">_[0-9a-f]{32}</)
  expect(posted(visitor)).toContain(':PasswordProtectedTransport</AuthnContextClassRef>')
})

test('okta: ForceAuthn is not obeyed where the app says so', async () => {
  const app = await newApp('okta', {}, { honorForceAuthn: false })
  const visitor = createVisitor()
  await visitor.open(requestUrl(app.ssoUrl, { id: '_first', ...sp }))
  const okta = profiles.find((each) => each.id === 'okta')
  if (okta) await visitor.signIn(okta.signIn, ada)
  await visitor.open(requestUrl(app.ssoUrl, { id: '_second', ...sp, more: ' ForceAuthn="true"' }))
  expect(posted(visitor)).toContain('InResponseTo="_second"')
})

test('an option that a vendor does not have is refused where it stands', async () => {
  const asked: [string, object, string][] = [
    ['google-workspace', { acsUrls: [] }, 'apps[0].acsUrls'],
    ['entra-id', { acsValidator: '^https' }, 'apps[0].acsValidator'],
    ['onelogin', { honorForceAuthn: false }, 'apps[0].honorForceAuthn'],
    ['onelogin', { acsValidator: '(' }, 'apps[0].acsValidator'],
    // Such a pattern would be kept and never fit: addresses are tried with the u flag.
    ['onelogin', { acsValidator: '\\-' }, 'apps[0].acsValidator'],
  ]
  for (const [id, option, path] of asked)
    expect(await control.call('POST', '/tenants', tenantSpec(id, {}, option))).toMatchObject({
      status: 422,
      body: { error: { path } },
    })
})
