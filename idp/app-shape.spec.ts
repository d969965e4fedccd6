import { expect, test } from '@playwright/test'
import { type App, createIdp, profiles } from './index.ts'
import { ada, controlOf, tenantSpec } from './testing/control.ts'
import { verifiedIds } from './testing/verify.ts'
import { createVisitor, posted } from './testing/visitor.ts'

/** What an app chooses of the form of its messages. */

const idp = createIdp()
const control = controlOf(idp)
const { newApp } = control
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

for (const { id, signIn, saml } of profiles)
  for (const hash of saml.hashes)
    test(`${id}: an app that asks for ${hash} gets signatures and digests with it, which verify`, async () => {
      const app = await newApp(id, {}, { hash })
      const visitor = createVisitor()
      await visitor.open(app.initiateUrl)
      await visitor.signIn(signIn, ada)
      const xml = posted(visitor)
      const named = [...xml.matchAll(/(?:Signature|Digest)Method Algorithm="[^"]*#(?:rsa-)?([^"]+)"/g)].map(([, name]) => name)
      expect(named.length).toBeGreaterThan(1)
      expect(new Set(named)).toEqual(new Set([hash]))
      expect(verifiedIds(xml, app.certificate).length).toBeGreaterThan(0)
    })

test('onelogin: an app that says how long its messages are good has them so; the confirmation ends with the Assertion', async () => {
  const app = await newApp('onelogin', {}, { validity: { before: 1, after: 7, session: 90 } })
  const visitor = createVisitor()
  await visitor.open(app.initiateUrl)
  const [oneLogin] = profiles.filter(({ id }) => id === 'onelogin')
  if (oneLogin) await visitor.signIn(oneLogin.signIn, ada)
  const xml = posted(visitor)
  const issued = Date.parse(/<saml:Assertion [^>]*IssueInstant="([^"]+)"/.exec(xml)?.[1] ?? '')
  const minutes = (form: RegExp) => (Date.parse(form.exec(xml)?.[1] ?? '') - issued) / 60_000
  const seen = [/ NotBefore="([^"]+)"/, /Conditions [^>]* NotOnOrAfter="([^"]+)"/, /Data NotOnOrAfter="([^"]+)"/].map(minutes)
  expect([...seen, minutes(/SessionNotOnOrAfter="([^"]+)"/)]).toEqual([-1, 7, 7, 90])
})

test('onelogin: an empty value is an Attribute without AttributeValue where the app wants no tags, and nothing where it is skipped', async () => {
  const statements = [
    { name: 'nick', expression: 'appuser.nick' },
    { name: 'skipped', expression: 'appuser.nick', skipIfBlank: true },
    { name: 'kept', expression: 'Email', skipIfBlank: true },
  ]
  const people = [{ ...ada, attributes: { nick: '' } }]
  const [oneLogin] = profiles.filter(({ id }) => id === 'onelogin')
  for (const emptyValueTags of [true, false]) {
    const app = await newApp('onelogin', { people }, { statements, emptyValueTags })
    expect(app.problems).toEqual([])
    const visitor = createVisitor()
    await visitor.open(app.initiateUrl)
    if (oneLogin) await visitor.signIn(oneLogin.signIn, ada)
    const [, sent = ''] = /<saml:AttributeStatement>(.*)<\/saml:AttributeStatement>/.exec(posted(visitor)) ?? []
    expect(sent).not.toContain('"skipped"')
    expect(sent).toContain(`>${ada.email}<`)
    expect(/Name="nick">(.*?)<\/saml:Attribute>/.exec(sent)?.[1]).toMatch(
      emptyValueTags ? /^<saml:AttributeValue [^>]+\/>$/ : /^$/,
    )
  }
})

for (const [id, options, issuer, classRef] of [
  [
    'okta',
    { issuer: ['https://acme.example/', '{org.externalKey}'].join('$') },
    /^https:\/\/acme\.example\/exk\w{17}$/,
    /PasswordProtectedTransport$/,
  ],
  ['okta', { authnContext: 'urn:oasis:names:tc:SAML:2.0:ac:classes:X509' }, /^http:\/\/www\.okta\.com\/exk/, /:X509$/],
  ['entra-id', { issuerWithAppId: true }, /^https:\/\/sts\.windows\.net\/[\da-f-]{36}\/[\da-f-]{36}$/, /:Password$/],
] as const)
  test(`${id}: issuer and class are what the app says: ${JSON.stringify(options)}`, async () => {
    const app = await newApp(id, {}, options)
    const visitor = createVisitor()
    await visitor.open(app.initiateUrl)
    const profile = profiles.find((each) => each.id === id)
    if (profile) await visitor.signIn(profile.signIn, ada)
    const xml = posted(visitor)
    const issuers = [...xml.matchAll(/<(?:\w+:)?Issuer[^>]*>([^<]+)</g)].map(([, said]) => said)
    expect(issuers).toEqual([app.entityId, app.entityId])
    expect(app.entityId).toMatch(issuer)
    expect(/ClassRef>([^<]+)</.exec(xml)?.[1]).toMatch(classRef)
    await visitor.open(app.metadataUrl)
    expect(visitor.html).toContain(`entityID="${app.entityId}"`)
  })

test('entra-id: the audience is overridden, and names say what form they have, where the app is set up so', async () => {
  const own = [{ name: 'role', expression: 'user.mail', nameFormat: 'basic' as const }]
  const options = { audienceOverride: 'urn:other', includeNameFormat: true, statements: own }
  const app = await newApp('entra-id', {}, options)
  const visitor = createVisitor()
  await visitor.open(app.initiateUrl)
  const entra = profiles.find(({ id }) => id === 'entra-id')
  if (entra) await visitor.signIn(entra.signIn, ada)
  const xml = posted(visitor)
  expect([...xml.matchAll(/<Audience>([^<]+)</g)].map(([, said]) => said)).toEqual(['urn:other'])
  const formats = [...xml.matchAll(/<Attribute Name="([^"]+)" NameFormat="[^"]+:attrname-format:(\w+)">/g)]
  expect(formats.length).toBe([...xml.matchAll(/<Attribute /g)].length)
  expect(new Set(formats.map(([, name, format]) => `${name === 'role'} ${format}`))).toEqual(new Set(['false uri', 'true basic']))
})

test('entra-id: a NameID whose transformation comes to nothing is an opaque one, and one of an attribute without a value is none', async () => {
  const entra = profiles.find(({ id }) => id === 'entra-id')
  if (!entra) throw new Error('there is no such vendor')
  const signedIn = async (source: string) => {
    const app = await newApp('entra-id', {}, { nameId: { format: 'emailAddress', source } })
    const visitor = createVisitor()
    await visitor.open(app.initiateUrl)
    await visitor.signIn(entra.signIn, ada)
    return visitor
  }
  const opaque = posted(await signedIn('ToUppercase (user.employeeid)'))
  expect(opaque).toMatch(/<NameID Format="[^"]+:persistent">\w{32}<\/NameID>/)
  const none = await signedIn('user.employeeid')
  expect([none.status, none.html.includes('SAMLResponse')]).toEqual([403, false])
})

for (const [id, format, uri] of [
  ['okta', 'x509SubjectName', 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName'],
  ['entra-id', 'windowsDomainQualifiedName', 'urn:oasis:names:tc:SAML:1.1:nameid-format:WindowsDomainQualifiedName'],
  ['google-workspace', 'kerberos', 'urn:oasis:names:tc:SAML:2.0:nameid-format:kerberos'],
] as const)
  test(`${id}: a NameID of the format ${format} has the value that is set up`, async () => {
    const app = await newApp(id, {}, { nameId: { format } })
    const visitor = createVisitor()
    await visitor.open(app.initiateUrl)
    const profile = profiles.find((each) => each.id === id)
    if (profile) await visitor.signIn(profile.signIn, ada)
    expect(posted(visitor)).toContain(`NameID Format="${uri}">${ada.userName}<`)
  })

test('a hash and lengths of time that a vendor does not offer, and minutes that are none, are refused where they stand', async () => {
  const asked: [string, Partial<App>, object][] = [
    ['google-workspace', { hash: 'sha1' }, { path: 'apps[0].hash', code: 'not-offered' }],
    ['okta', { hash: 'sha512' }, { path: 'apps[0].hash', code: 'not-offered' }],
    ['entra-id', { validity: { after: 70 } }, { path: 'apps[0].validity', code: 'not-offered' }],
    ['entra-id', { audienceOverride: 'other' }, { path: 'apps[0].audienceOverride', code: 'invalid' }],
    ['okta', { includeNameFormat: true }, { path: 'apps[0].includeNameFormat', code: 'not-offered' }],
    ['onelogin', { nameId: { format: 'kerberos' } }, { path: 'apps[0].nameId.format', code: 'not-offered' }],
    ['okta', { nameId: { format: 'entity' } }, { path: 'apps[0].nameId.format', code: 'not-offered' }],
    ['google-workspace', { signs: ['assertion', 'response'] }, { path: 'apps[0].signs', code: 'not-offered' }],
    ['onelogin', { issuer: 'x' }, { path: 'apps[0].issuer', code: 'not-offered' }],
    ['google-workspace', { authnContext: 'urn:x' }, { path: 'apps[0].authnContext', code: 'not-offered' }],
    ['okta', { authnContext: 'X509' }, { path: 'apps[0].authnContext', code: 'invalid' }],
    ['okta', { emptyValueTags: false }, { path: 'apps[0].emptyValueTags', code: 'not-offered' }],
    ['onelogin', { validity: { after: 0 } }, { path: 'apps[0].validity.after', code: 'invalid' }],
    ['onelogin', { validity: { session: 1.5 } }, { path: 'apps[0].validity.session', code: 'invalid' }],
  ]
  for (const [id, options, error] of asked)
    expect(await control.call('POST', '/tenants', tenantSpec(id, {}, options))).toMatchObject({ status: 422, body: { error } })
})
