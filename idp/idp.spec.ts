import { expect, test } from '@playwright/test'
import { createIdp, profiles } from './index.ts'
import { ada, controlOf, sp, tenantSpec } from './testing/control.ts'
import { verifiedIds } from './testing/verify.ts'
import { createVisitor, requestUrl } from './testing/visitor.ts'

const idp = createIdp()
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

for (const profile of profiles) {
  test(`${profile.id}: a sign-in gives a Response that verifies with the certificate of the tenant`, async () => {
    const statements = [{ name: 'name', expression: profile.express({ field: 'displayName' }).expression }]
    const tenant = await control.createTenant(tenantSpec(profile.id, {}, { statements }))
    const [app] = tenant.apps
    if (!app) throw new Error('the tenant has no app')
    expect(app.problems).toEqual([])

    const visitor = createVisitor()
    await visitor.open(requestUrl(app.ssoUrl, { id: '_request1', ...sp }, 'back & forth'))
    await visitor.signIn(profile.signIn, ada)
    const { action, fields } = visitor.form()
    expect(action).toBe(sp.acsUrl)
    expect(fields.RelayState).toBe('back & forth')
    const xml = Buffer.from(fields.SAMLResponse ?? '', 'base64').toString('utf8')
    expect(verifiedIds(xml, app.certificate)).toHaveLength(profile.saml.signs.length)
    expect(xml).toContain('Ada Lovelace')
    expect(xml.match(/InResponseTo="_request1"/g)).toHaveLength(2)

    const [exchange] = await control.exchanges(tenant.id)
    expect(exchange).toMatchObject({ app: 'app', person: 'ada', flow: 'sp-initiated', refusal: null, relayState: 'back & forth' })
    expect(exchange?.authnRequest).toMatchObject({ id: '_request1', issuer: sp.issuer, acsUrl: sp.acsUrl })
    expect(exchange?.response).toMatchObject({ xml, mutation: null, canary: null })
  })
}
