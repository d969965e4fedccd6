import { X509Certificate } from 'node:crypto'
import { SignedXml } from 'xml-crypto'
import { areTransformsAllowed, canonicalizationMethods, digestMethods, signatureMethods } from './algorithms.ts'
import { attributeOf, childElements, childrenNamed, elementsOf, isNamed, ns, textOf } from './dom.ts'
import { AssertionRefused } from './errors.ts'
import { onlyAssertion, type ParsedResponse, parseMessageXml } from './parse.ts'

/** What may be read after verification. Every element here was parsed again from the bytes that a signature covers. */
export interface VerifiedResponse {
  /** The envelope: from signed bytes when `isResponseSigned`, else as received and only good for refusing. */
  response: Element
  isResponseSigned: boolean
  assertion: Element
}

/**
 * Verifies the direct-child signatures of the Response and of its Assertion, as many as there are, at least one.
 *
 * @param certificates the provider's signing certificates, PEM; any of them may have signed (key rollover)
 * @throws AssertionRefused signature-missing, signature-invalid, signature-untrusted-key, algorithm-forbidden
 */
export function verifyResponse(message: ParsedResponse, certificates: readonly string[]): VerifiedResponse {
  const assertion = onlyAssertion(message.response)
  const onResponse = signatureOf(message.response)
  const onAssertion = signatureOf(assertion)
  if (!onResponse && !onAssertion)
    throw new AssertionRefused('signature-missing', {
      expected: 'a signed Response or Assertion',
      actual: 'no signature on either',
    })
  const signedResponse = onResponse && verifyEnveloped(message.xml, message.response, onResponse, certificates)
  const signedAssertion = onAssertion && verifyEnveloped(message.xml, assertion, onAssertion, certificates)
  const response = signedResponse ?? message.response
  return { response, isResponseSigned: signedResponse !== null, assertion: signedAssertion ?? onlyAssertion(response) }
}

function signatureOf(parent: Element): Element | null {
  const [signature = null, ...more] = childrenNamed(parent, ns.signature, 'Signature')
  if (more.length > 0) throw invalid('one Signature per element', `${more.length + 1} on ${parent.localName}`)
  return signature
}

/** Verifies the signature that `parent` holds, which must cover `parent` itself. */
function verifyEnveloped(xml: string, parent: Element, signature: Element, certificates: readonly string[]): Element {
  const id = attributeOf(parent, 'ID')
  if (!id) throw invalid(`an ID on the signed ${parent.localName}`, 'none')
  const root = verifySignature(xml, signature, id, certificates)
  if (root.localName === parent.localName && root.namespaceURI === parent.namespaceURI && attributeOf(root, 'ID') === id)
    return root
  throw invalid(`${parent.localName} ${id} in the signed bytes`, root.localName)
}

/**
 * Verifies one signature over the element with this ID, with the given certificates only; KeyInfo is never a source of keys.
 *
 * @returns the signed element, parsed again from the signed bytes
 */
export function verifySignature(xml: string, signature: Element, id: string, certificates: readonly string[]): Element {
  checkSignedInfo(signature, id)
  for (const certificate of certificates) {
    const signed = signedBytes(xml, signature, certificate)
    if (signed !== null) return parseMessageXml(signed)
  }
  throw isKnownKey(signature, certificates) ? invalid('a signature by the provider', 'it does not verify') : untrusted()
}

/** SAML Core 5.4: the shape of a SAML signature is narrow, and every other shape has been an attack. */
function checkSignedInfo(signature: Element, id: string): void {
  const [signedInfo, signatureValue, keyInfo, ...more] = childElements(signature)
  if (
    !signedInfo ||
    !isDs(signedInfo, 'SignedInfo') ||
    !signatureValue ||
    !isDs(signatureValue, 'SignatureValue') ||
    more.length > 0
  ) {
    throw invalid('SignedInfo, SignatureValue and perhaps KeyInfo', namesOf(signature))
  }
  if (keyInfo && !isDs(keyInfo, 'KeyInfo')) throw invalid('SignedInfo, SignatureValue and perhaps KeyInfo', namesOf(signature))
  const [canonicalization, method, reference, ...rest] = childElements(signedInfo)
  if (!canonicalization || !method || !reference || rest.length > 0 || !isDs(reference, 'Reference')) {
    throw invalid('CanonicalizationMethod, SignatureMethod and one Reference', namesOf(signedInfo))
  }
  allow(canonicalization, 'CanonicalizationMethod', canonicalizationMethods)
  allow(method, 'SignatureMethod', signatureMethods)
  checkReference(reference, id)
}

function checkReference(reference: Element, id: string): void {
  // SAML Core 5.4.2: one same-document reference to the ID of the element that holds the signature.
  if (attributeOf(reference, 'URI') !== `#${id}`)
    throw invalid(`a Reference to #${id}`, attributeOf(reference, 'URI') ?? 'no URI')
  const parts = childElements(reference)
  const [transforms, digestMethod, digestValue] = parts
  if (
    parts.length !== 3 ||
    !transforms ||
    !isDs(transforms, 'Transforms') ||
    !digestMethod ||
    !digestValue ||
    !isDs(digestValue, 'DigestValue')
  ) {
    throw invalid('Transforms, DigestMethod and DigestValue', namesOf(reference))
  }
  allow(digestMethod, 'DigestMethod', digestMethods)
  const names = childElements(transforms).map((transform) => attributeOf(transform, 'Algorithm') ?? '')
  if (!areTransformsAllowed(names)) throw forbidden('enveloped-signature and at most one canonicalization', names.join(', '))
}

function allow(element: Element, name: string, allowed: ReadonlySet<string>): void {
  if (!isDs(element, name)) throw invalid(name, element.localName)
  const algorithm = attributeOf(element, 'Algorithm') ?? ''
  if (!allowed.has(algorithm)) throw forbidden(`${name}: one of ${[...allowed].join(' ')}`, algorithm)
}

/** The canonical bytes that this certificate's key has signed, or null. */
function signedBytes(xml: string, signature: Element, certificate: string): string | null {
  const verifier = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null })
  try {
    verifier.loadSignature(signature)
    return verifier.checkSignature(xml) ? (verifier.getSignedReferences()[0] ?? null) : null
  } catch {
    // The library throws for a wrong signature value and for what it cannot process: either way this key has not signed this.
    return null
  }
}

/** Only for the choice of words: a foreign certificate in KeyInfo explains more than "does not verify". */
function isKnownKey(signature: Element, certificates: readonly string[]): boolean {
  const claimed = keyInfoCertificates(signature)
  const known = certificates.map(bareCertificate)
  return claimed.length === 0 || claimed.some((certificate) => known.includes(bareCertificate(certificate)))
}

/** The certificates a message claims to be signed with, as PEM. Never trust them. */
export function keyInfoCertificates(signature: Element): string[] {
  const found = [...elementsOf(signature)].filter((element) => isDs(element, 'X509Certificate'))
  return found.map((element) => `-----BEGIN CERTIFICATE-----\n${textOf(element).trim()}\n-----END CERTIFICATE-----\n`)
}

function bareCertificate(pem: string): string {
  try {
    return new X509Certificate(pem).fingerprint256
  } catch {
    return pem
  }
}

function isDs(element: Element, localName: string): boolean {
  return isNamed(element, ns.signature, localName)
}

function namesOf(element: Element): string {
  return (
    childElements(element)
      .map((child) => child.localName)
      .join(', ') || 'nothing'
  )
}

function invalid(expected: string, actual: string): AssertionRefused {
  return new AssertionRefused('signature-invalid', { expected, actual })
}

function forbidden(expected: string, actual: string): AssertionRefused {
  return new AssertionRefused('algorithm-forbidden', { expected, actual })
}

function untrusted(): AssertionRefused {
  return new AssertionRefused('signature-untrusted-key', {
    expected: 'a certificate of the provider',
    actual: 'another certificate in KeyInfo',
  })
}
