import { expect, test } from '@playwright/test'
import { type App, createIdp, profiles, type TenantSpec } from './index.ts'
import { ada, controlOf, sp, tenantSpec } from './testing/control.ts'
import { verifiedIds } from './testing/verify.ts'
import { createVisitor, requestUrl } from './testing/visitor.ts'

const idp = createIdp()
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

/** A new tenant and its only app. */
async function newTenant(...spec: Parameters<typeof tenantSpec>) {
  const tenant = await control.createTenant(tenantSpec(...spec))
  const [app] = tenant.apps
  if (!app) throw new Error('the tenant has no app')
  return { tenant, app }
}

/** Who, what is different about the tenant or the app, and the code of the refusal. */
const refusals: [string, Partial<TenantSpec>, Partial<App>, string][] = [
  ['not assigned', {}, { assignments: [] }, 'not-assigned'],
  ['not verified', { people: [{ ...ada, verified: false }] }, {}, 'not-verified'],
  ['without a value for the NameID', {}, { nameId: { source: '}{' } }, 'nameid-empty'],
]

const responseIn = (visitor: ReturnType<typeof createVisitor>): string =>
  Buffer.from(visitor.form().fields.SAMLResponse ?? '', 'base64').toString('utf8')

for (const profile of profiles) {
  test(`${profile.id}: a sign-in gives a Response that verifies with the certificate of the tenant`, async () => {
    const statements = [{ name: 'name', expression: profile.express({ field: 'displayName' }).expression }]
    const { tenant, app } = await newTenant(profile.id, {}, { statements })
    expect(app.problems).toEqual([])

    const visitor = createVisitor()
    await visitor.open(requestUrl(app.ssoUrl, { id: '_request1', ...sp }, 'back & forth'))
    await visitor.signIn(profile.signIn, ada)
    const { action, fields } = visitor.form()
    expect(action).toBe(sp.acsUrl)
    expect(fields.RelayState).toBe('back & forth')
    const xml = responseIn(visitor)
    expect(verifiedIds(xml, app.certificate)).toHaveLength(profile.saml.signs.length)
    expect(xml).toContain('Ada Lovelace')
    expect(xml.match(/InResponseTo="_request1"/g)).toHaveLength(2)

    const [exchange] = await control.exchanges(tenant.id)
    expect(exchange).toMatchObject({ app: 'app', person: 'ada', flow: 'sp-initiated', refusal: null, relayState: 'back & forth' })
    expect(exchange?.authnRequest).toMatchObject({ id: '_request1', issuer: sp.issuer, acsUrl: sp.acsUrl })
    expect(exchange?.response).toMatchObject({ xml, mutation: null, canary: null })
  })

  test(`${profile.id}: an IdP-initiated sign-in answers no request and carries the app's RelayState`, async () => {
    const { tenant, app } = await newTenant(profile.id, {}, { relayState: '/home' })
    const visitor = createVisitor()
    await visitor.open(app.initiateUrl)
    await visitor.signIn(profile.signIn, ada)
    expect(visitor.form().fields.RelayState).toBe('/home')
    expect(responseIn(visitor)).not.toContain('InResponseTo')
    expect((await control.exchanges(tenant.id))[0]).toMatchObject({
      flow: 'idp-initiated',
      authnRequest: null,
      relayState: '/home',
    })
  })

  test(`${profile.id}: a second sign-in goes straight through until the person signs out`, async () => {
    const { tenant, app } = await newTenant(profile.id)
    const visitor = createVisitor()
    await visitor.open(app.initiateUrl)
    await visitor.signIn(profile.signIn, ada)
    await visitor.open(requestUrl(app.ssoUrl, { id: '_r2', ...sp }))
    expect(responseIn(visitor)).toContain('_r2')
    await visitor.open(`${tenant.url}/sign-out`)
    await visitor.open(requestUrl(app.ssoUrl, { id: '_r3', ...sp }))
    expect(visitor.form().fields.SAMLResponse).toBeUndefined()
  })

  test(`${profile.id}: unknown people and wrong passwords stay on their page with the vendor's words`, async () => {
    const { app } = await newTenant(profile.id)
    const [who, password] = profile.signIn.steps
    const visitor = createVisitor()
    await visitor.open(app.initiateUrl)
    await visitor.submit({ [who?.fields[0]?.label ?? '']: 'nobody@acme.example' }, who?.button ?? '')
    expect([
      visitor.status,
      visitor.html.includes(profile.signIn.messages.unknownPerson.replace('{name}', 'nobody@acme.example')),
    ]).toEqual([401, true])
    await visitor.submit({ [who?.fields[0]?.label ?? '']: 'ADA@acme.example' }, who?.button ?? '')
    await visitor.submit({ [password?.fields[0]?.label ?? '']: 'wrong' }, password?.button ?? '')
    expect([visitor.status, visitor.html.includes(profile.signIn.messages.wrongPassword)]).toEqual([401, true])
    await visitor.submit({ [password?.fields[0]?.label ?? '']: ada.password }, password?.button ?? '')
    expect(visitor.status).toBe(200)
  })

  for (const [what, change, app, code] of refusals) {
    test(`${profile.id}: who is ${what} gets a page and no assertion`, async () => {
      const tenant = await control.createTenant(tenantSpec(profile.id, change, app))
      const visitor = createVisitor()
      await visitor.open(requestUrl(tenant.apps[0]?.ssoUrl ?? '', { id: '_r', ...sp }))
      await visitor.signIn(profile.signIn, ada)
      expect(visitor.status).toBe(403)
      expect(visitor.html).toContain(`<code id="refusal-code">${code}</code>`)
      expect(visitor.html).not.toContain('SAMLResponse')
      expect((await control.exchanges(tenant.id))[0]).toMatchObject({ person: 'ada', response: null, refusal: { code } })
    })
  }

  test(`${profile.id}: the metadata names the issuer, the address and the certificate of the app, by URL and as a file`, async () => {
    const { app } = await newTenant(profile.id)
    const answer = await fetch(app.metadataUrl)
    const metadata = await answer.text()
    expect(metadata).toContain(`entityID="${app.entityId}"`)
    expect(metadata).toContain(`Location="${app.ssoUrl.replaceAll('&', '&amp;')}"`)
    const der = app.certificate.replace(/-----[^-]+-----|\s/g, '')
    expect(metadata.replace(/\s/g, '')).toContain(der)
    const file = new URL(app.metadataUrl)
    file.searchParams.set('download', '1')
    expect((await fetch(file)).headers.get('content-disposition')).toContain('attachment; filename=')
  })
}

test('several values, empty ones and problems go as the profile has it; what cannot be evaluated is not sent', async () => {
  const statements = [
    { name: 'groups', expression: 'appuser.groups' },
    { name: 'role', expression: 'appuser.role' },
    { name: 'unset', expression: 'appuser.unset' },
    { name: 'foreign', expression: 'role' },
    { name: 'case', expression: 'appuser.Role' },
  ]
  const values = { groups: ['a', 'b'], role: '', unset: null }
  const { app } = await newTenant('okta', {}, { statements, assignments: [{ person: 'ada', values }] })
  expect(app.problems.map(({ statement }) => statement)).toEqual(['foreign', 'case'])
  expect(app.problems[1]?.message).toContain("did you mean 'role'?")
  const visitor = createVisitor()
  await visitor.open(app.initiateUrl)
  await visitor.submit({}, 'Sign in as Ada Lovelace')
  const xml = responseIn(visitor)
  expect([...xml.matchAll(/<saml2:Attribute Name="(\w+)"/g)].map(([, name]) => name)).toEqual(['groups', 'role'])
  expect(xml.match(/<saml2:AttributeValue/g)).toHaveLength(3)
})

test('Recipient and Destination follow the ACS URL only while the app says so', async () => {
  const other = { useAcsForRecipientAndDestination: false, recipient: 'https://r.example/', destination: 'https://d.example/' }
  const { app } = await newTenant('okta', {}, other)
  const visitor = createVisitor()
  await visitor.open(app.initiateUrl)
  await visitor.submit({}, 'Sign in as Ada Lovelace')
  expect(responseIn(visitor)).toContain('Recipient="https://r.example/"')
  expect(responseIn(visitor)).toContain('Destination="https://d.example/"')
  expect(visitor.form().action).toBe(sp.acsUrl)
})

test('Entra ID: a statement replaces the default claim of its name', async () => {
  const name = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress'
  const { app } = await newTenant('entra-id', {}, { statements: [{ name, expression: 'user.displayname' }] })
  const visitor = createVisitor()
  await visitor.open(app.initiateUrl)
  await visitor.submit({}, 'Sign in as Ada Lovelace')
  const attributes = [...responseIn(visitor).matchAll(/<Attribute Name="([^"]+)"[^>]*>(.*?)<\/Attribute>/g)]
  expect(attributes.filter(([, each]) => each === name).map(([, , value]) => value)).toEqual([
    expect.stringContaining('Ada Lovelace'),
  ])
})

for (const profile of profiles)
  for (const signs of [
    ['assertion'] as const,
    ['response'] as const,
    ...(profile.signsOne ? [] : [['assertion', 'response'] as const]),
  ])
    test(`${profile.id} signs the ${signs.join(' and the ')} where the app asks for that`, async () => {
      const { app } = await newTenant(profile.id, {}, { signs: [...signs] })
      const visitor = createVisitor()
      await visitor.open(app.initiateUrl)
      await visitor.submit({}, 'Sign in as Ada Lovelace')
      expect(verifiedIds(responseIn(visitor), app.certificate)).toHaveLength(signs.length)
    })

test("the tenant's clock moves its messages and no other tenant's", async () => {
  const { tenant, app } = await newTenant('okta', { clockOffsetSeconds: -86_400 })
  const sentAt = async () => {
    const visitor = createVisitor()
    await visitor.open(app.initiateUrl)
    await visitor.submit({}, 'Sign in as Ada Lovelace')
    return Date.parse(/IssueInstant="([^"]+)"/.exec(responseIn(visitor))?.[1] ?? '')
  }
  expect(Math.round((Date.now() - (await sentAt())) / 3_600_000)).toBe(24)
  await control.call('PATCH', `/tenants/${tenant.id}`, { clockOffsetSeconds: 7200 })
  expect(Math.round(((await sentAt()) - Date.now()) / 3_600_000)).toBe(2)
})

test('an armed mutation bends one Response of one person and app', async () => {
  const { tenant, app } = await newTenant('okta')
  const armed = await control.call('POST', `/tenants/${tenant.id}/arm`, {
    app: 'app',
    person: 'ada',
    mutation: 'content-tampered',
  })
  expect(armed.status).toBe(200)
  for (let round = 0; round < 2; round++) {
    const visitor = createVisitor()
    await visitor.open(app.initiateUrl)
    await visitor.submit({}, 'Sign in as Ada Lovelace')
  }
  const responses = (await control.exchanges(tenant.id)).map(({ response }) => [response?.mutation, response?.canary])
  expect(responses).toEqual([
    ['content-tampered', 'evil-ada@acme.example'],
    [null, null],
  ])
})

test('where apps share an address, the Issuer of the request decides, and then its ACS URL', async () => {
  const app = (id: string, audience: string, acsUrl: string): App => ({
    id,
    name: id,
    audience,
    acsUrl,
    statements: [],
    assignments: [{ person: 'ada' }],
  })
  const apps = [
    app('one', 'https://one.example', 'http://127.0.0.1:1/acs'),
    app('two', 'https://two.example', 'http://127.0.0.1:2/acs'),
    app('two-b', 'https://two.example', 'http://127.0.0.1:3/acs'),
  ]
  const tenant = await control.createTenant(tenantSpec('entra-id', { apps }))
  const sso = tenant.apps[0]?.ssoUrl ?? ''
  for (const { audience, acsUrl } of apps) {
    const visitor = createVisitor()
    await visitor.open(requestUrl(sso, { id: '_r', issuer: audience, acsUrl }))
    await visitor.submit({}, 'Sign in as Ada Lovelace')
    expect(visitor.form().action).toBe(acsUrl)
  }
  await createVisitor().open(requestUrl(sso, { id: '_r', issuer: 'https://two.example', acsUrl: 'http://127.0.0.1:9/acs' }))
  const seen = (await control.exchanges(tenant.id)).map((each) => [each.app, each.refusal?.code])
  expect(seen).toEqual([
    ['one', undefined],
    ['two', undefined],
    ['two-b', undefined],
    ['two', 'acs-not-allowed'],
  ])
})
