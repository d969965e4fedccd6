import { inflateRawSync } from 'node:zlib'
import { expect, test } from '#unit-test'
import { buildAuthnRequest } from './authn-request.ts'

const options = {
  id: '_r1',
  issueInstant: new Date('2030-01-01T12:00:00Z'),
  destination: 'https://idp.example/sso',
  acsUrl: 'https://sp.example/acs?a=1&b="2"',
  issuer: 'https://sp.example/<metadata>',
}

test('an AuthnRequest, whole', () => {
  expect(buildAuthnRequest(options).xml).toBe(
    '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"' +
      ' ID="_r1" Version="2.0" IssueInstant="2030-01-01T12:00:00.000Z" Destination="https://idp.example/sso"' +
      ' AssertionConsumerServiceURL="https://sp.example/acs?a=1&amp;b=&quot;2&quot;"' +
      ' ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"><saml:Issuer>https://sp.example/&lt;metadata&gt;</saml:Issuer>' +
      '<samlp:NameIDPolicy AllowCreate="true"/></samlp:AuthnRequest>',
  )
})

test('the redirect carries request and RelayState, and keeps the query of the destination', () => {
  const { xml, redirectUrl } = buildAuthnRequest({ ...options, destination: 'https://idp.example/sso?idpid=a%2Fb' })
  const url = new URL(redirectUrl('a&b=ü+'))
  expect(url.href).toMatch(/^https:\/\/idp\.example\/sso\?idpid=a%2Fb&SAMLRequest=[\w%]+&RelayState=a%26b%3D%C3%BC%2B$/)
  expect(inflateRawSync(Buffer.from(url.searchParams.get('SAMLRequest') ?? '', 'base64')).toString()).toBe(xml)
  expect(url.searchParams.get('RelayState')).toBe('a&b=ü+')
})

test('without RelayState there is no such parameter', () => {
  expect(new URL(buildAuthnRequest(options).redirectUrl()).searchParams.has('RelayState')).toBe(false)
})

test('RelayState of 80 bytes fits, of 81 does not', () => {
  const { redirectUrl } = buildAuthnRequest(options)
  expect(redirectUrl('ü'.repeat(40))).toContain('RelayState=')
  expect(() => redirectUrl(`${'ü'.repeat(40)}x`)).toThrow(RangeError)
})
