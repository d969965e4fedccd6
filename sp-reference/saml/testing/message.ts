import { createHash, createSign } from 'node:crypto'
import { SignedXml } from 'xml-crypto'
import { AssertionRefused } from '../errors.ts'
import type { ResponseExpectation } from '../expectation.ts'
import { validateResponse } from '../validate-response.ts'
import { createKeyPair, type KeyPair } from './key-pair.ts'

export const idpKey = createKeyPair('test IdP')
export const rogueKey = createKeyPair('test rogue')

export const issuer = 'https://idp.example/metadata'
export const entityId = 'https://sp.example/metadata'
export const acsUrl = 'https://sp.example/saml/acs'

/** An honest, unsigned Response, received at 12:00:30Z. Tests bend it by editing its text before or after it is signed. */
export const honestXml = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
ID="_response" Version="2.0" IssueInstant="2030-01-01T12:00:00Z" Destination="${acsUrl}" InResponseTo="_request">\
<saml:Issuer>${issuer}</saml:Issuer>\
<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
<saml:Assertion ID="_assertion" Version="2.0" IssueInstant="2030-01-01T12:00:00Z">\
<saml:Issuer>${issuer}</saml:Issuer>\
<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">ada@corp.example</saml:NameID>\
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
<saml:SubjectConfirmationData NotOnOrAfter="2030-01-01T12:05:00Z" Recipient="${acsUrl}" InResponseTo="_request"/></saml:SubjectConfirmation></saml:Subject>\
<saml:Conditions NotBefore="2030-01-01T11:55:00Z" NotOnOrAfter="2030-01-01T12:05:00Z">\
<saml:AudienceRestriction><saml:Audience>${entityId}</saml:Audience></saml:AudienceRestriction></saml:Conditions>\
<saml:AuthnStatement AuthnInstant="2030-01-01T12:00:00Z" SessionIndex="_session"><saml:AuthnContext>\
<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>\
<saml:AttributeStatement><saml:Attribute Name="displayName"><saml:AttributeValue>Ada Lovelace</saml:AttributeValue></saml:Attribute>\
<saml:Attribute Name="groups"><saml:AttributeValue>Engineers</saml:AttributeValue><saml:AttributeValue>Admins</saml:AttributeValue></saml:Attribute>\
</saml:AttributeStatement></saml:Assertion></samlp:Response>`

export interface SigningPlan {
  on?: 'assertion' | 'response' | 'both'
  key?: KeyPair
  signatureAlgorithm?: string
  digestAlgorithm?: string
  transforms?: string[]
  /** Put a certificate into KeyInfo; true by default. */
  keyInfo?: boolean
  inclusivePrefixes?: string[]
  /** The Signature comes first, for elements without Issuer. */
  first?: boolean
}

/** Signs the Assertion (the default), the Response, or first the one and then the other. */
export function sign(xml: string, plan: SigningPlan = {}): string {
  const names = { assertion: ['Assertion'], response: ['Response'], both: ['Assertion', 'Response'] }[plan.on ?? 'assertion']
  return names.reduce((text, name) => signElement(text, name, plan), xml)
}

function signElement(xml: string, name: string, plan: SigningPlan): string {
  const { key = idpKey, keyInfo = true } = plan
  const signer = new SignedXml({
    privateKey: key.privateKey,
    ...(keyInfo ? { publicCert: key.certificate } : {}),
    signatureAlgorithm: plan.signatureAlgorithm ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  })
  Object.assign(signer.SignatureAlgorithms, furtherAlgorithms)
  Object.assign(signer.HashAlgorithms, furtherHashes)
  const parent = name === 'Response' ? '/*' : `/*/*[local-name(.)='${name}']`
  signer.addReference({
    xpath: parent,
    transforms: plan.transforms ?? [
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'http://www.w3.org/2001/10/xml-exc-c14n#',
    ],
    digestAlgorithm: plan.digestAlgorithm ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
    ...(plan.inclusivePrefixes ? { inclusiveNamespacesPrefixList: plan.inclusivePrefixes } : {}),
  })
  const location = plan.first
    ? { reference: parent, action: 'prepend' as const }
    : { reference: `${parent}/*[local-name(.)='Issuer']`, action: 'after' as const }
  signer.computeSignature(xml, { prefix: 'ds', location })
  return signer.getSignedXml()
}

function signing(name: string, hash: string) {
  return class {
    getAlgorithmName = () => name
    verifySignature = () => false
    getSignature = (material: string, key: unknown) =>
      createSign(hash)
        .update(material)
        .sign({ key: String(key), dsaEncoding: 'ieee-p1363' }, 'base64')
  }
}

const furtherAlgorithms = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': signing('http://www.w3.org/2001/04/xmldsig-more#rsa-sha384', 'sha384'),
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256': signing('http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256', 'sha256'),
}

const furtherHashes = {
  'http://www.w3.org/2001/04/xmldsig-more#sha384': class {
    getAlgorithmName = () => 'http://www.w3.org/2001/04/xmldsig-more#sha384'
    getHash = (xml: string) => createHash('sha384').update(xml).digest('base64')
  },
}

/** What becomes of a message: the NameID that was read, or the code of the refusal. Anything else that is thrown stays thrown. */
export async function outcomeOf(xml: string, overrides: Partial<ResponseExpectation> = {}): Promise<string> {
  try {
    return (await validateResponse(encode(xml), expectation(overrides))).nameId
  } catch (refusal) {
    if (refusal instanceof AssertionRefused) return refusal.code
    throw refusal
  }
}

/** A text with edits applied; an edit that finds nothing is a mistake in the test. */
export function edited(xml: string, ...edits: [from: RegExp | string, to: string][]): string {
  return edits.reduce((text, [from, to]) => {
    const after = text.replace(from, to)
    if (after === text) throw new Error(`nothing to edit: ${from}`)
    return after
  }, xml)
}

/** XML as the form value SAMLResponse. */
export function encode(xml: string): string {
  return Buffer.from(xml).toString('base64')
}

/** The expectation that the honest message meets. Each call has its own memory of used assertions. */
export function expectation(overrides: Partial<ResponseExpectation> = {}): ResponseExpectation {
  const used = new Set<string>()
  return {
    idp: { issuer, certificates: [idpKey.certificate] },
    acsUrl,
    entityId,
    now: new Date('2030-01-01T12:00:30Z'),
    clockSkewSeconds: 120,
    findRequest: (id) => (id === '_request' ? { id } : null),
    allowUnsolicited: false,
    rememberAssertion: (id) => used.size < used.add(id).size,
    defects: new Set(),
    ...overrides,
  }
}
