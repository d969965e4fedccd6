import { X509Certificate } from 'node:crypto'
import { expect, test } from '#unit-test'
import { MetadataRefused } from './errors.ts'
import { parseIdpMetadata } from './idp-metadata.ts'
import { buildSpMetadata } from './sp-metadata.ts'
import { edited, idpKey, rogueKey } from './testing/message.ts'

const now = new Date('2030-01-01T00:00:00Z')
const certificate = (pem: string) => new X509Certificate(pem).raw.toString('base64').replace(/.{76}/g, '$&\n')
const key = (pem: string, use = ' use="signing"') =>
  `<md:KeyDescriptor${use}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>\n${certificate(pem)}\n</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`
const service = (binding: string, location: string) =>
  `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-${binding}" Location="${location}"/>`
const metadata = `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example/a?b=1&amp;c=2">
<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${key(idpKey.certificate)}
<md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>
${service('POST', 'https://idp.example/post')}${service('Redirect', 'https://idp.example/redirect?x=1&amp;y=2')}
</md:IDPSSODescriptor></md:EntityDescriptor>`

test('what this SP needs of a provider', () => {
  expect(parseIdpMetadata(metadata, now)).toEqual({
    entityId: 'https://idp.example/a?b=1&c=2',
    ssoUrl: 'https://idp.example/redirect?x=1&y=2',
    certificates: [new X509Certificate(idpKey.certificate).toString()],
  })
})

test('all signing keys count, once each; encryption keys do not', () => {
  const own = key(idpKey.certificate)
  const keys = (...xml: string[]) => parseIdpMetadata(edited(metadata, [own, xml.join('')]), now).certificates.length
  expect(keys(own, key(rogueKey.certificate))).toBe(2)
  expect(keys(own, key(rogueKey.certificate, ''))).toBe(2)
  expect(keys(own, key(rogueKey.certificate, ' use="encryption"'))).toBe(1)
  expect(keys(own, key(idpKey.certificate, ''))).toBe(1)
})

const refused: [title: string, xml: string, words: RegExp][] = [
  ['nothing', '', /could not be read as XML/],
  ['HTML', '<!DOCTYPE html><html></html>', /could not be read as XML: a DOCTYPE/],
  ['too much', ' '.repeat(1024 * 1024 + 1), /larger than 1048576/],
  ['another root', '<html/>', /no SAML EntityDescriptor of one provider: the document begins with html/],
  ['several entities', metadata.replaceAll('md:EntityDescriptor', 'md:EntitiesDescriptor'), /begins with EntitiesDescriptor/],
  ['no entityID', edited(metadata, [/ entityID="[^"]*"/, '']), /no entityID/],
  ['an SP', metadata.replaceAll('IDPSSODescriptor', 'SPSSODescriptor'), /one IDPSSODescriptor for SAML 2\.0 and has 0/],
  ['SAML 1.1', edited(metadata, ['SAML:2.0:protocol', 'SAML:1.1:protocol']), /has 0/],
  ['POST only', edited(metadata, ['HTTP-Redirect', 'HTTP-Artifact']), /HTTP-Redirect/],
  ['a script as URL', edited(metadata, ['https://idp.example/redirect', 'javascript:alert(1)//']), /not a plain http\(s\) URL/],
  [
    'credentials in the URL',
    edited(metadata, ['https://idp.example/redirect', 'https://a:b@idp.example/']),
    /not a plain http\(s\) URL/,
  ],
  ['a relative URL', edited(metadata, ['https://idp.example/redirect', '/redirect']), /not a plain http\(s\) URL/],
  ['no key', edited(metadata, [key(idpKey.certificate), '']), /no signing certificate/],
  [
    'metadata that has run out',
    edited(metadata, ['<md:EntityDescriptor ', '<md:EntityDescriptor validUntil="2029-12-31T00:00:00Z" ']),
    /valid until 2029/,
  ],
  [
    'a role that has run out',
    edited(metadata, ['<md:IDPSSODescriptor ', '<md:IDPSSODescriptor validUntil="2029-12-31T00:00:00Z" ']),
    /valid until 2029/,
  ],
  ['an end that is no time', edited(metadata, ['<md:EntityDescriptor ', '<md:EntityDescriptor validUntil="soon" ']), /no time/],
  ['a key that is none', edited(metadata, [certificate(idpKey.certificate), 'AAAA']), /not an X\.509 certificate/],
]
for (const [title, xml, words] of refused) {
  test(`metadata refused: ${title}`, () => {
    expect(() => parseIdpMetadata(xml, now)).toThrow(MetadataRefused)
    expect(() => parseIdpMetadata(xml, now)).toThrow(words)
  })
}

test('our own metadata, whole', () => {
  expect(
    buildSpMetadata({ entityId: 'https://sp.example/?a&b', acsUrl: 'https://sp.example/acs', encryptionCertificate: 'MIIC' }),
  ).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.example/?a&amp;b">' +
      '<md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">' +
      '<md:KeyDescriptor use="encryption"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>MIIC</ds:X509Certificate></ds:X509Data></ds:KeyInfo>' +
      '<md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes128-gcm"/><md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/>' +
      '<md:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><md:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>' +
      '<md:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#tripledes-cbc"/><md:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"/>' +
      '<md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#rsa-oaep"/></md:KeyDescriptor>' +
      '<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://sp.example/acs" index="0" isDefault="true"/>' +
      '</md:SPSSODescriptor></md:EntityDescriptor>\n',
  )
})
