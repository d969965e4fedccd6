import { expect, test } from '#unit-test'
import { parseSpMetadata } from './sp-metadata.ts'

const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'
const metadata = (inside: string, attributes = '') =>
  `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.test/saml"><md:SPSSODescriptor ${attributes}>${inside}</md:SPSSODescriptor></md:EntityDescriptor>`
const acs = (location: string, more = '', binding = POST) =>
  `<md:AssertionConsumerService Binding="${binding}" Location="${location}" ${more}/>`

test('entityID, ACS, NameID formats, flags and certificates are read', () => {
  const certificate = `<md:KeyDescriptor><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>\n AAAA\n BBBB </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`
  const format = '<md:NameIDFormat> urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress </md:NameIDFormat>'
  const text = metadata(`${certificate}${format}${acs('https://sp.test/acs')}`, 'WantAssertionsSigned="true"')
  expect(parseSpMetadata(text)).toEqual({
    entityId: 'https://sp.test/saml',
    acsUrl: 'https://sp.test/acs',
    nameIdFormats: ['urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'],
    wantAssertionsSigned: true,
    authnRequestsSigned: false,
    certificates: ['AAAABBBB'],
    encryptionCertificate: 'AAAABBBB',
  })
})

const key = (certificate: string, use = '') =>
  `<md:KeyDescriptor${use}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`
const keys: [name: string, inside: string, wanted: string | null][] = [
  ['none', '', null],
  ['one to sign with', key('AAAA', ' use="signing"'), null],
  ['one of each use', key('AAAA', ' use="signing"') + key('BBBB', ' use="encryption"'), 'BBBB'],
  ['one without a use before one for encryption', key('AAAA') + key('BBBB', ' use="encryption"'), 'BBBB'],
]
for (const [name, inside, wanted] of keys)
  test(`the key to encrypt for: ${name}`, () =>
    expect(parseSpMetadata(metadata(inside + acs('https://a'))).encryptionCertificate).toBe(wanted))

const choices: [string, string, string][] = [
  ['the first of two', acs('https://a') + acs('https://b'), 'https://a'],
  ['the default one', acs('https://a') + acs('https://b', 'isDefault="true"'), 'https://b'],
  [
    'the one with HTTP-POST',
    acs('https://a', '', 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact') + acs('https://b'),
    'https://b',
  ],
]
for (const [name, inside, wanted] of choices) {
  test(`of several services: ${name}`, () => expect(parseSpMetadata(metadata(inside)).acsUrl).toBe(wanted))
}

const refusals: [string, string, string][] = [
  ['a page', '<!doctype html><p>Sign in', 'it is not SAML metadata; it begins: <!doctype html><p>Sign in'],
  ['an empty answer', '', 'it is not SAML metadata'],
  ['other XML', '<a/>', 'it is not SAML metadata; it begins: <a/>'],
  [
    'metadata of an IdP',
    '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata"><IDPSSODescriptor/></EntityDescriptor>',
    "it is an IdP's metadata",
  ],
  [
    'an entityID with a line break',
    metadata(acs('https://a')).replace('https://sp.test/saml', 'urn:sp&#10;start: {}'),
    'its entityID holds a control character',
  ],
  ['an ACS with one', metadata(acs('https://a/&#13;')), 'its AssertionConsumerService holds a control character'],
  ['no ACS', metadata(''), 'it names no AssertionConsumerService'],
]
for (const [name, text, says] of refusals) {
  test(`no metadata of an SP: ${name}`, () => expect(() => parseSpMetadata(text)).toThrow(says))
}
