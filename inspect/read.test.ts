import { expect, test } from '#unit-test'
import { read } from './read.ts'
import { acsUrl, audience, edited, honest, idpKey, issuer, otherKey, request, sealed, sign } from './testing/message.ts'

const readMessage = (xml: string, key?: string) => read(xml, key).message
const bare = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '')

test('a Response: every fact of it, and of its Assertion', () => {
  expect(readMessage(honest)).toEqual({
    kind: 'Response',
    id: '_response',
    version: '2.0',
    issueInstant: '2030-01-01T12:00:00Z',
    issuer,
    destination: acsUrl,
    inResponseTo: '_request',
    status: { code: 'urn:oasis:names:tc:SAML:2.0:status:Success', subCode: null, message: null },
    request: null,
    logout: null,
    encrypted: [],
    providers: [],
    duplicateIds: [],
    assertions: [
      {
        id: '_assertion',
        issueInstant: '2030-01-01T12:00:00Z',
        issuer,
        nameId: {
          value: 'ada@acme.example',
          format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
          nameQualifier: null,
          spNameQualifier: null,
          hasComment: false,
        },
        confirmations: [
          {
            method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
            recipient: acsUrl,
            inResponseTo: '_request',
            notBefore: null,
            notOnOrAfter: '2030-01-01T12:05:00Z',
            address: null,
          },
        ],
        conditions: {
          notBefore: '2030-01-01T11:55:00Z',
          notOnOrAfter: '2030-01-01T12:05:00Z',
          audiences: [audience],
          oneTimeUse: false,
        },
        authn: [
          {
            instant: '2030-01-01T11:59:58Z',
            sessionIndex: '_session',
            sessionNotOnOrAfter: null,
            context: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
          },
        ],
        attributes: [
          {
            name: 'displayName',
            nameFormat: null,
            friendlyName: null,
            values: [expect.objectContaining({ text: 'Ada Lovelace' })],
          },
          {
            name: 'groups',
            nameFormat: null,
            friendlyName: null,
            values: [expect.objectContaining({ text: 'Engineers' }), expect.objectContaining({ text: 'Admins' })],
          },
        ],
        wasEncrypted: false,
        misplacedIn: null,
      },
    ],
  })
})

test('values: null, empty, with a type, a comment or elements in them', () => {
  const values = `<saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/><saml:AttributeValue/>\
<saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">a<!-- x -->b</saml:AttributeValue><saml:AttributeValue><x/></saml:AttributeValue>`
  const { assertions } = readMessage(edited(honest, [/<saml:AttributeValue>Ada Lovelace<\/saml:AttributeValue>/, values]))
  const plain = { text: '', type: null, isNil: false, hasComment: false, hasElements: false }
  expect(assertions[0]?.attributes[0]?.values).toEqual([
    { ...plain, isNil: true },
    plain,
    { ...plain, text: 'ab', type: 'xs:string', hasComment: true },
    { ...plain, hasElements: true },
  ])
})

test('an AuthnRequest', () => {
  expect(readMessage(request)).toMatchObject({
    kind: 'AuthnRequest',
    issuer: audience,
    request: {
      acsUrl,
      nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
      allowCreate: 'true',
      forceAuthn: 'true',
      isPassive: null,
      contexts: [],
      comparison: null,
    },
  })
})

const namespaces = 'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"'

test('LogoutRequest and LogoutResponse', () => {
  const logout = `<samlp:LogoutRequest ${namespaces} ID="_l" Version="2.0" IssueInstant="2030-01-01T12:00:00Z" Reason="urn:oasis:names:tc:SAML:2.0:logout:user"><saml:Issuer>x</saml:Issuer><saml:NameID>ada</saml:NameID><samlp:SessionIndex>_s</samlp:SessionIndex></samlp:LogoutRequest>`
  expect(readMessage(logout)).toMatchObject({
    kind: 'LogoutRequest',
    logout: { nameId: { value: 'ada' }, sessionIndexes: ['_s'] },
  })
  const answer = `<samlp:LogoutResponse ${namespaces} ID="_l" Version="2.0" InResponseTo="_l"><samlp:Status><samlp:StatusCode Value="a"><samlp:StatusCode Value="b"/></samlp:StatusCode><samlp:StatusMessage> no </samlp:StatusMessage></samlp:Status></samlp:LogoutResponse>`
  expect(readMessage(answer)).toMatchObject({ kind: 'LogoutResponse', status: { code: 'a', subCode: 'b', message: 'no' } })
})

test('metadata of one provider and of several', () => {
  const entity = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${issuer}" validUntil="2031-01-01T00:00:00Z"><md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${bare(idpKey.certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`
  const { kind, providers } = readMessage(entity)
  expect([kind, providers]).toEqual([
    'EntityDescriptor',
    [
      expect.objectContaining({
        entityId: issuer,
        validUntil: '2031-01-01T00:00:00Z',
        roles: ['IDPSSODescriptor'],
        wantsSignedRequests: 'true',
        endpoints: [
          { name: 'SingleSignOnService', binding: expect.any(String), location: 'https://idp.example/sso', index: null },
        ],
        keys: [{ use: 'signing', certificate: expect.objectContaining({ subject: 'CN=test IdP' }) }],
      }),
    ],
  ])
  const several = `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${entity}${entity}</EntitiesDescriptor>`
  expect(readMessage(several).providers).toHaveLength(2)
})

test('a message that SOAP or an ArtifactResponse carries', () => {
  expect(
    readMessage(`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${honest}</s:Body></s:Envelope>`).id,
  ).toBe('_response')
  expect(readMessage(`<samlp:ArtifactResponse ${namespaces} ID="_a">${honest}</samlp:ArtifactResponse>`).id).toBe('_response')
})

test('an encrypted Assertion is named without a key, and read with it, its signature too', async () => {
  const message = await sealed(sign(honest))
  expect(readMessage(message)).toMatchObject({
    assertions: [],
    encrypted: [
      {
        name: 'EncryptedAssertion',
        algorithm: expect.stringContaining('aes256-gcm'),
        keyTransport: expect.stringContaining('oaep'),
        opened: null,
      },
    ],
  })
  const opened = read(message, idpKey.key)
  expect(opened.message).toMatchObject({
    assertions: [{ nameId: { value: 'ada@acme.example' }, wasEncrypted: true, misplacedIn: null }],
    encrypted: [{ opened: 'opened' }],
  })
  expect(opened.documents).toHaveLength(2)
  expect(readMessage(message, otherKey.key)).toMatchObject({
    assertions: [],
    encrypted: [{ opened: { failed: expect.stringContaining('this key does not open it') } }],
  })
})

test('an Assertion in a place where none belongs, and IDs that are there twice', () => {
  const evil = '<samlp:Extensions><saml:Assertion ID="_response"/></samlp:Extensions>'
  const { assertions, duplicateIds } = readMessage(edited(honest, ['<samlp:Status>', `${evil}<samlp:Status>`]))
  expect(assertions.map(({ id, misplacedIn }) => [id, misplacedIn])).toEqual([
    ['_response', 'Extensions'],
    ['_assertion', null],
  ])
  expect(duplicateIds).toEqual(['_response'])
})

const refused: [name: string, xml: string, code: string, says: string][] = [
  ['other XML', '<a xmlns="urn:x"/>', 'not-saml', 'its root is "a" of the namespace "urn:x"'],
  ['SAML 1.1', '<Response xmlns="urn:oasis:names:tc:SAML:1.0:protocol"/>', 'not-saml', 'no SAML 2.0 message'],
  ['an element that is not closed', '<a><b></a>', 'malformed', 'not well-formed XML'],
  ['text alone', 'ada', 'malformed', 'not well-formed XML'],
  ['a document type', `<!DOCTYPE a [<!ENTITY e "x">]>${honest}`, 'doctype', 'document type declaration'],
]
for (const [name, xml, code, says] of refused)
  test(`refused: ${name}`, () => {
    expect(() => read(xml)).toThrow(expect.objectContaining({ name: 'Unreadable', code, message: expect.stringContaining(says) }))
  })
