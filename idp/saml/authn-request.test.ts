import { deflateRawSync, deflateSync } from 'node:zlib'
import { expect, test } from '#unit-test'
import { decodeAuthnRequest, RequestRefused } from './authn-request.ts'

const good = request({})
const redirect = (xml: string | Buffer) => deflateRawSync(xml).toString('base64')

function request({
  root = 'samlp:AuthnRequest',
  attributes = 'ID="_r1" Version="2.0"',
  inside = '<saml:Issuer>https://sp.example</saml:Issuer>',
}): string {
  const [name = ''] = root.split(' ')
  return `<${root} xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ${attributes}>${inside}</${name}>`
}

/** What was received → the code of the refusal. */
const refused: [string, unknown, string][] = [
  ['nothing', undefined, 'request-missing'],
  ['an empty parameter', '', 'request-missing'],
  ['the parameter twice', [redirect(good), redirect(good)], 'request-missing'],
  ['no base64', '<xml>', 'request-not-base64'],
  ['base64url', `${redirect(good)}-_`, 'request-not-base64'],
  ['plain XML in base64', Buffer.from(good).toString('base64'), 'request-not-deflate'],
  ['zlib with a header', deflateSync(good).toString('base64'), 'request-not-deflate'],
  ['half of it', redirect(good).slice(0, 40), 'request-not-deflate'],
  ['5 MB that deflate to little', redirect(Buffer.alloc(5_000_000, ' ')), 'request-too-large'],
  ['5 MB as they are', 'A'.repeat(5_000_000), 'request-too-large'],
  ['a DOCTYPE', redirect(`<!DOCTYPE r>${good}`), 'doctype-forbidden'],
  ['an entity bomb', redirect(`<!doctype r [<!ENTITY a "aaaa">]>${good}`), 'doctype-forbidden'],
  ['an open tag', redirect('<samlp:AuthnRequest'), 'malformed-xml'],
  ['an attribute twice', redirect(request({ attributes: 'ID="_a" ID="_b" Version="2.0"' })), 'malformed-xml'],
  ['two roots', redirect(good + good), 'malformed-xml'],
  ['text', redirect('hello'), 'malformed-xml'],
  ['nothing inside', redirect(''), 'malformed-xml'],
  ['an undeclared prefix', redirect('<x:AuthnRequest ID="_a"/>'), 'not-an-authn-request'],
  ['a LogoutRequest', redirect(request({ root: 'samlp:LogoutRequest' })), 'not-an-authn-request'],
  ['another namespace', redirect(request({ root: 'saml:AuthnRequest' })), 'not-an-authn-request'],
  ['SAML 1.1', redirect(request({ attributes: 'ID="_a" Version="1.1"' })), 'version-unsupported'],
  ['no ID', redirect(request({ attributes: 'Version="2.0"' })), 'id-malformed'],
  ['an ID that is no NCName', redirect(request({ attributes: 'ID="1 2" Version="2.0"' })), 'id-malformed'],
  ['no Issuer', redirect(request({ inside: '' })), 'issuer-missing'],
  ['two Issuers', redirect(request({ inside: '<saml:Issuer>a</saml:Issuer><saml:Issuer>b</saml:Issuer>' })), 'issuer-missing'],
  [
    'an Issuer further down',
    redirect(request({ inside: '<samlp:Extensions><saml:Issuer>a</saml:Issuer></samlp:Extensions>' })),
    'issuer-missing',
  ],
]

for (const [what, raw, code] of refused) {
  test(`${what} is refused as ${code}`, () => {
    let thrown: unknown
    try {
      decodeAuthnRequest(raw, 'http-redirect')
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(RequestRefused)
    expect(thrown).toMatchObject({ code })
    expect((thrown as RequestRefused).message).not.toBe('')
  })
}

test('a good request is read, by either binding', () => {
  const attributes = 'ID="_r1" Version="2.0" AssertionConsumerServiceURL="https://sp.example/acs?a=1&amp;b=2"'
  const xml = `<?xml version="1.0"?>\n${request({ attributes, inside: '<saml:Issuer>\n  https://sp.example\n</saml:Issuer>' })}\n`
  const expected = { id: '_r1', issuer: 'https://sp.example', acsUrl: 'https://sp.example/acs?a=1&b=2', xml }
  expect(decodeAuthnRequest(redirect(xml), 'http-redirect')).toMatchObject(expected)
  expect(decodeAuthnRequest(Buffer.from(xml).toString('base64'), 'http-post')).toMatchObject(expected)
  expect(decodeAuthnRequest(redirect(good), 'http-redirect').acsUrl).toBeNull()
})

test('20 000 nested elements are read or refused, not fatal', () => {
  const deep = request({ inside: `<saml:Issuer>https://sp.example</saml:Issuer>${'<a>'.repeat(18_000)}${'</a>'.repeat(18_000)}` })
  expect(() => decodeAuthnRequest(redirect(deep), 'http-redirect')).not.toThrow(RangeError)
})

test('a LogoutRequest is told where it belongs', () => {
  const raw = redirect(request({ root: 'samlp:LogoutRequest' }))
  expect(() => decodeAuthnRequest(raw, 'http-redirect')).toThrow(/Single logout has an address of its own/)
})
