import { expect, test } from '@playwright/test'
import { inspect } from '../../inspect/index.ts'
import { createIdp } from '../index.ts'
import { controlOf, sp, tenantSpec } from '../testing/control.ts'
import { signedUrl, spKey } from '../testing/sp.ts'
import { createVisitor, requestUrl } from '../testing/visitor.ts'

const idp = createIdp({ controlToken: 'console-token' })
test.beforeAll(async () => {
  await idp.start()
})
test.afterAll(() => idp.stop())

for (const profile of ['okta', 'onelogin', 'entra-id', 'google-workspace'])
  test(`${profile}: what is copied is read again: XML, base64, the form, and the request as an address`, async () => {
    const control = controlOf(idp)
    const tenant = await control.createTenant(tenantSpec(profile))
    const [app] = tenant.apps
    const person = await createVisitor().open(requestUrl(app?.ssoUrl ?? '', { id: '_r', ...sp }, 'a&b'))
    await person.submit({}, 'Sign in as Ada Lovelace')
    const [exchange] = await control.exchanges(tenant.id)
    const { html } = await createVisitor().open(`${tenant.url}/inspector/x1?token=console-token`)
    const copied = (id: string) =>
      new RegExp(`<textarea id="${id}"[^>]*>([^<]*)<`)
        .exec(html)?.[1]
        ?.replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
        .replace(/&(lt|gt|quot|amp);/g, (_, name: 'lt') => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name]) ?? ''
    const read = (id: string) => inspect(copied(id), { now: 'issued' })
    for (const id of ['Response-xml', 'Response-base64', 'Response-form'])
      expect(read(id).message, id).toMatchObject({ kind: 'Response', id: exchange?.response?.id })
    const { message, decoded } = read('AuthnRequest-url')
    const [address] = (app?.ssoUrl ?? '').split('?')
    expect([message.kind, message.id, decoded.relayState, decoded.address]).toEqual(['AuthnRequest', '_r', 'a&b', address])
    expect(new URL(copied('AuthnRequest-url')).searchParams.get('SAMLRequest')).toBeTruthy()
  })

test('a request that is signed in its address is said to be, and its address can be opened again', async () => {
  const { key, certificate } = await spKey()
  const control = controlOf(idp)
  const tenant = await control.createTenant(
    tenantSpec('okta', {}, { nameId: { format: 'emailAddress' }, requestSigning: { certificate } }),
  )
  const children = '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"/>'
  const address = signedUrl(requestUrl(tenant.apps[0]?.ssoUrl ?? '', { id: '_r', ...sp, children }, 'a b'), key)
  const person = await createVisitor().open(address)
  await person.submit({}, 'Sign in as Ada Lovelace')
  const { html } = await createVisitor().open(`${tenant.url}/inspector/x1?token=console-token`)
  const request = html.slice(html.indexOf('id="request"')).replace(/<[^>]+>/g, ' ')
  expect(request).toContain('The address is signed; it holds with the certificate that was given.')
  expect(request).not.toContain('Nothing in this AuthnRequest is signed')
  const copied =
    /<textarea id="AuthnRequest-url"[^>]*>([^<]*)</
      .exec(html)?.[1]
      ?.replace(/&amp;/g, '&')
      .replace(/&#x3D;/g, '=') ?? ''
  expect(copied).toBe(address)
  const again = await createVisitor().open(copied)
  await again.submit({}, 'Sign in as Ada Lovelace')
  expect((await control.exchanges(tenant.id)).map(({ response }) => response !== null)).toEqual([true, true])
})
