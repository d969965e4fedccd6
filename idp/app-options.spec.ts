import { expect, test } from '@playwright/test'
import { type App, createIdp, profiles } from './index.ts'
import { ada, controlOf, sp, tenantSpec } from './testing/control.ts'
import { judges } from './testing/judges/libraries.ts'
import { spKey } from './testing/sp.ts'
import { createVisitor, posted, requestUrl } from './testing/visitor.ts'

const idp = createIdp()
const control = controlOf(idp)
const { newApp } = control
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

test('entra-id: a claim with conditions is sent from the source of the last one that applies', async () => {
  const conditions = [{ groups: ['Sales'], source: '"Analyst"' }, { users: 'guests', source: '"Guest"' } as const]
  const statements = [{ name: 'role', expression: '"Operator"', conditions }] as App['statements']
  const app = await newApp('entra-id', { people: [{ ...ada, groups: ['Sales'] }] }, { statements })
  expect(app.problems).toEqual([])
  const visitor = createVisitor()
  await visitor.open(app.initiateUrl)
  const [entra] = profiles.filter(({ id }) => id === 'entra-id')
  if (entra) await visitor.signIn(entra.signIn, ada)
  const xml = posted(visitor)
  expect(xml).toContain('<Attribute Name="role"><AttributeValue>Analyst</AttributeValue></Attribute>')
})

test('entra-id: an audience that is no URI gets a prefix, and groups stand before the claims of the person', async () => {
  const groups = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groups'
  const people = [{ ...ada, groups: ['Sales'] }]
  const statements = [{ name: 'role', expression: '"Operator"' }]
  const options = { audience: 'acme-crm', statements, groupStatements: [{ name: groups }] }
  const app = await newApp('entra-id', { people }, options)
  const visitor = createVisitor()
  await visitor.open(app.initiateUrl)
  const [entra] = profiles.filter(({ id }) => id === 'entra-id')
  if (entra) await visitor.signIn(entra.signIn, ada)
  const xml = posted(visitor)
  expect(xml).toContain('<Audience>spn:acme-crm</Audience>')
  const names = [...xml.matchAll(/<Attribute Name="(?:[^"]+\/)?([^"/]+)"/g)].map(([, name]) => name)
  expect(names.slice(4)).toEqual(['authnmethodsreferences', 'groups', 'givenname', 'surname', 'emailaddress', 'name', 'role'])
})

test('conditions of a claim at a vendor that has none are a problem, and nothing is sent', async () => {
  const statements = [{ name: 'role', expression: 'user.email', conditions: [{ source: 'user.login' }] }] as App['statements']
  const app = await newApp('okta', {}, { statements })
  expect(app.problems).toEqual([expect.objectContaining({ kind: 'not-sent', message: 'Okta has no conditions of claims.' })])
})

for (const [id, options, values] of [
  ['okta', { filter: { type: 'regex', value: 'Sales.*' } }, ['Sales', 'Sales EMEA']],
  ['onelogin', {}, ['Sales;Sales EMEA;Leads']],
  ['entra-id', { as: 'name', assigned: true }, ['Leads']],
  ['google-workspace', { only: ['Sales'] }, ['Sales']],
] as const)
  test(`${id}: a group claim is sent the vendor's way`, async () => {
    const groupStatements = [{ name: 'teams', ...options }] as App['groupStatements']
    const app = await newApp(
      id,
      { people: [{ ...ada, groups: ['Sales', 'Sales EMEA', 'Leads'] }] },
      { groupStatements, access: { groups: ['Leads'] } },
    )
    expect(app.problems).toEqual([])
    const visitor = createVisitor()
    await visitor.open(app.initiateUrl)
    const profile = profiles.find((each) => each.id === id)
    if (profile) await visitor.signIn(profile.signIn, ada)
    const xml = posted(visitor)
    const [, claim = ''] = /<(?:\w+:)?Attribute [^>]*Name="teams"[^>]*>(.*?)<\/(?:\w+:)?Attribute>/.exec(xml) ?? []
    expect([...claim.matchAll(/>([^<]+)</g)].map(([, value]) => value)).toEqual(values)
  })

test('a group claim with an option that the vendor has not is a problem', async () => {
  const groupStatements = [{ name: 'teams', filter: { type: 'regex' as const, value: '.*' } }]
  const app = await newApp('google-workspace', {}, { groupStatements })
  expect(app.problems).toEqual([expect.objectContaining({ kind: 'not-sent', statement: 'teams' })])
})

for (const { id, signIn } of profiles)
  test(`${id}: a request that forces a sign-in shows the first page in spite of a session; another one does not`, async () => {
    const app = await newApp(id)
    const visitor = createVisitor()
    await visitor.open(requestUrl(app.ssoUrl, { id: '_first', ...sp }))
    await visitor.signIn(signIn, ada)
    await visitor.open(requestUrl(app.ssoUrl, { id: '_second', ...sp, more: ' ForceAuthn="false"' }))
    expect(visitor.form().fields.SAMLResponse).toBeDefined()
    await visitor.open(requestUrl(app.ssoUrl, { id: '_third', ...sp, more: ' ForceAuthn="true"' }))
    expect(visitor.html).not.toContain('SAMLResponse')
    await visitor.signIn(signIn, ada)
    expect(posted(visitor)).toContain('InResponseTo="_third"')
  })

for (const id of ['okta', 'onelogin', 'entra-id'] as const)
  test(`${id}: an app with the certificate of an SP gets its assertions encrypted, which the SP alone can read`, async () => {
    const { certificate, decryptionKey } = await spKey()
    const tenant = await control.createTenant(
      tenantSpec(id, {}, { encryption: { certificate }, signs: ['response', 'assertion'] }),
    )
    const [app] = tenant.apps
    const visitor = createVisitor()
    await visitor.open(app?.initiateUrl ?? '')
    const profile = profiles.find((each) => each.id === id)
    if (profile) await visitor.signIn(profile.signIn, ada)
    const samlResponse = visitor.form().fields.SAMLResponse ?? ''
    expect(Buffer.from(samlResponse, 'base64').toString('utf8')).not.toContain(ada.email)
    const message = {
      samlResponse,
      issuer: app?.entityId ?? '',
      certificate: app?.certificate ?? '',
      signs: ['response'] as const,
    }
    expect(await judges['node-saml']?.({ ...message, decryptionKey })).toBe(ada.email)
  })

test('encryption that a vendor does not offer, and a certificate that is none, are refused where they stand', async () => {
  const { certificate } = await spKey()
  const asked: [string, object, object][] = [
    ['google-workspace', { certificate }, { path: 'apps[0].encryption', code: 'not-offered' }],
    ['onelogin', { certificate, algorithm: 'aes256-gcm' }, { path: 'apps[0].encryption.algorithm', code: 'not-offered' }],
    ['entra-id', { certificate, keyTransport: 'rsa-1.5' }, { path: 'apps[0].encryption.keyTransport', code: 'not-offered' }],
    ['okta', { certificate: 'none' }, { path: 'apps[0].encryption.certificate', code: 'invalid' }],
  ]
  for (const [id, encryption, error] of asked) {
    const spec = tenantSpec(id, {}, { encryption } as Partial<App>)
    expect(await control.call('POST', '/tenants', spec)).toMatchObject({ status: 422, body: { error } })
  }
})

test('an encrypted message is bent before it is encrypted, or not at all', async () => {
  const { certificate, decryptionKey } = await spKey()
  const app = await newApp('okta', {}, { encryption: { certificate } })
  const visitor = createVisitor()
  const okta = profiles.find((each) => each.id === 'okta')
  await visitor.open(app.initiateUrl)
  if (okta) await visitor.signIn(okta.signIn, ada)
  const send = async (mutation: string) => {
    await control.call('POST', `/tenants/${app.tenant}/arm`, { app: 'app', person: 'ada', mutation })
    return visitor.open(app.initiateUrl)
  }
  await send('audience-mismatch')
  const bent = { samlResponse: visitor.form().fields.SAMLResponse ?? '', issuer: app.entityId, certificate: app.certificate }
  const judged = judges['node-saml']?.({ ...bent, signs: ['response', 'assertion'], decryptionKey })
  await expect(judged).rejects.toThrow(/audience/i)
  const { status, html } = await send('content-tampered')
  expect([status, html]).toEqual([403, expect.stringContaining('which is encrypted for Test SP')])
})

test('one Response alone is encrypted for who asks for it, and what was encrypted is on record', async () => {
  const { certificate, decryptionKey } = await spKey()
  const app = await newApp('onelogin', {}, {})
  const visitor = createVisitor()
  const onelogin = profiles.find((each) => each.id === 'onelogin')
  const at = `/tenants/${app.tenant}`
  await control.call('POST', `${at}/arm`, { app: 'app', person: 'ada', encryption: { certificate } })
  await visitor.open(app.initiateUrl)
  if (onelogin) await visitor.signIn(onelogin.signIn, ada)
  const samlResponse = visitor.form().fields.SAMLResponse ?? ''
  const message = { samlResponse, issuer: app.entityId, certificate: app.certificate, signs: ['response'] as const }
  expect(await judges['node-saml']?.({ ...message, decryptionKey })).toBe(ada.email)
  await visitor.open(app.initiateUrl)
  const { body } = await control.call('GET', `${at}/exchanges`)
  const sent = (body as { response: { xml: string; clearXml?: string } }[]).map(({ response }) => response)
  expect(sent.map(({ xml }) => xml.includes('EncryptedAssertion'))).toEqual([true, false])
  expect(sent.map(({ clearXml }) => clearXml?.includes(ada.email))).toEqual([true, undefined])
})

test('a claim that Entra ID sends without being asked is left out once it is deleted; another vendor has no such option', async () => {
  const surname = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname'
  const app = await newApp('entra-id', {}, { deletedClaims: [surname] })
  const visitor = createVisitor()
  await visitor.open(app.initiateUrl)
  const entra = profiles.find(({ id }) => id === 'entra-id')
  if (entra) await visitor.signIn(entra.signIn, ada)
  expect(posted(visitor)).toContain('/claims/givenname"')
  expect(posted(visitor)).not.toContain(surname)
  const { status, body } = await control.call('POST', '/tenants', tenantSpec('okta', {}, { deletedClaims: [surname] }))
  expect([status, body]).toMatchObject([422, { error: { code: 'not-offered', path: 'apps[0].deletedClaims' } }])
})
