import { generateKeyPairSync } from 'node:crypto'
import forge from 'node-forge'
import { SignedXml } from 'xml-crypto'
import { encrypt } from 'xml-encryption'

/** A throw-away key with its self-signed certificate, both PEM. */
export interface KeyPair {
  key: string
  certificate: string
}

export function createKeyPair(name: string, { bits = 2048, from = '2025-01-01', to = '2045-01-01' } = {}): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString())
  certificate.serialNumber = '0a1b'
  certificate.validity.notBefore = new Date(`${from}T00:00:00Z`)
  certificate.validity.notAfter = new Date(`${to}T00:00:00Z`)
  const subject = [{ name: 'commonName', value: name }]
  certificate.setSubject(subject)
  certificate.setIssuer(subject)
  certificate.sign(forge.pki.privateKeyFromPem(key), forge.md.sha256.create())
  return { key, certificate: forge.pki.certificateToPem(certificate) }
}

export const idpKey = createKeyPair('test IdP')
export const otherKey = createKeyPair('another IdP')

export const issuer = 'https://idp.example/metadata'
export const audience = 'https://sp.example/metadata'
export const acsUrl = 'https://sp.example/saml/acs'
/** Half a minute after the honest message was issued. */
export const now = new Date('2030-01-01T12:00:30Z')

/** An honest Response without signatures. Tests bend it by editing its text. */
export const honest = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
ID="_response" Version="2.0" IssueInstant="2030-01-01T12:00:00Z" Destination="${acsUrl}" InResponseTo="_request">\
<saml:Issuer>${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
<saml:Assertion ID="_assertion" Version="2.0" IssueInstant="2030-01-01T12:00:00Z"><saml:Issuer>${issuer}</saml:Issuer>\
<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">ada@acme.example</saml:NameID>\
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
<saml:SubjectConfirmationData NotOnOrAfter="2030-01-01T12:05:00Z" Recipient="${acsUrl}" InResponseTo="_request"/></saml:SubjectConfirmation></saml:Subject>\
<saml:Conditions NotBefore="2030-01-01T11:55:00Z" NotOnOrAfter="2030-01-01T12:05:00Z">\
<saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>\
<saml:AuthnStatement AuthnInstant="2030-01-01T11:59:58Z" SessionIndex="_session"><saml:AuthnContext>\
<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>\
<saml:AttributeStatement><saml:Attribute Name="displayName"><saml:AttributeValue>Ada Lovelace</saml:AttributeValue></saml:Attribute>\
<saml:Attribute Name="groups"><saml:AttributeValue>Engineers</saml:AttributeValue><saml:AttributeValue>Admins</saml:AttributeValue></saml:Attribute>\
</saml:AttributeStatement></saml:Assertion></samlp:Response>`

export const request = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
ID="_request" Version="2.0" IssueInstant="2030-01-01T12:00:00Z" AssertionConsumerServiceURL="${acsUrl}" ForceAuthn="true">\
<saml:Issuer>${audience}</saml:Issuer><samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" AllowCreate="true"/></samlp:AuthnRequest>`

/** The text with each replacement made; one that changes nothing is a mistake of the test. */
export function edited(text: string, ...changes: [from: string | RegExp, to: string][]): string {
  return changes.reduce((before, [from, to]) => {
    const after = before.replace(from, to)
    if (after === before) throw new Error(`nothing matches ${from}`)
    return after
  }, text)
}

/** An attribute more, as it would stand there. */
export const withAttribute = (name: string, ...values: string[]): string =>
  edited(honest, [
    '</saml:AttributeStatement>',
    `<saml:Attribute Name="${name}">${values.map((each) => `<saml:AttributeValue>${each}</saml:AttributeValue>`).join('')}</saml:Attribute></saml:AttributeStatement>`,
  ])

/** Signs the Assertion, or the Response. */
export function sign(xml: string, { on = 'Assertion', pair = idpKey, hash = 'sha256', keyInfo = true } = {}): string {
  const more = 'http://www.w3.org/2001/04/'
  const signer = new SignedXml({
    privateKey: pair.key,
    ...(keyInfo ? { publicCert: pair.certificate } : {}),
    signatureAlgorithm: hash === 'sha1' ? 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' : `${more}xmldsig-more#rsa-sha256`,
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  })
  const xpath = on === 'Response' ? '/*' : `//*[local-name(.)='${on}']`
  signer.addReference({
    xpath,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
    digestAlgorithm: hash === 'sha1' ? 'http://www.w3.org/2000/09/xmldsig#sha1' : `${more}xmlenc#sha256`,
  })
  signer.computeSignature(xml, { prefix: 'ds', location: { reference: `${xpath}/*[local-name(.)='Issuer']`, action: 'after' } })
  return signer.getSignedXml()
}

/** The message with its Assertion encrypted. */
export function sealed(
  xml: string,
  { pair = idpKey, algorithm = 'http://www.w3.org/2009/xmlenc11#aes256-gcm' } = {},
): Promise<string> {
  const [assertion = ''] = /<saml:Assertion .*<\/saml:Assertion>/s.exec(xml) ?? []
  const options = {
    rsa_pub: pair.certificate,
    pem: pair.certificate,
    encryptionAlgorithm: algorithm,
    keyEncryptionAlgorithm: 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
    disallowEncryptionWithInsecureAlgorithm: false,
    warnInsecureAlgorithm: false,
  }
  return new Promise((resolve, reject) => {
    encrypt(assertion, options as never, (error, result) => {
      if (error) reject(error)
      else resolve(xml.replace(assertion, () => `<saml:EncryptedAssertion>${result}</saml:EncryptedAssertion>`))
    })
  })
}
