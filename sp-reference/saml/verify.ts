import { type BinaryLike, createHash, createPublicKey, verify } from 'node:crypto'
import { SignedXml } from 'xml-crypto'
import { AssertionRefused } from './errors.ts'
import { claimsForeignKey } from './key-info.ts'
import { parseMessageXml } from './parse.ts'
import { checkSignedInfo, type Trust } from './signed-info.ts'

/** An element parsed again from the bytes that a signature covers, and the certificate whose key made it. */
export interface SignedElement {
  element: Element
  certificate: string
}

/**
 * Verifies one signature over the element with this ID, with the given certificates only; KeyInfo is never a source of keys.
 *
 * @param xml the text that `signature` was parsed from
 * @throws AssertionRefused signature-invalid, signature-untrusted-key, algorithm-forbidden
 */
export function verifySignature(xml: string, signature: Element, id: string, trust: Trust): SignedElement {
  checkSignedInfo(signature, id, trust)
  const { certificates } = trust
  for (const certificate of certificates) {
    const signed = signedBytes(xml, signature, certificate)
    if (signed === null) continue
    checkKeyStrength(certificate)
    return { element: parseMessageXml(signed), certificate }
  }
  const code = claimsForeignKey(signature, certificates) ? 'signature-untrusted-key' : 'signature-invalid'
  throw new AssertionRefused(code, {
    expected: 'a signature made with a certificate of the provider',
    actual: 'none of them verifies it',
  })
}

/** The canonical bytes that this certificate's key has signed, or null. */
function signedBytes(xml: string, signature: Element, certificate: string): string | null {
  const verifier = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null })
  // SAML Core 5.4.2 knows no other one; each further name costs a walk over the whole message.
  verifier.idAttributes = ['ID']
  Object.assign(verifier.SignatureAlgorithms, furtherSignatureAlgorithms)
  Object.assign(verifier.HashAlgorithms, furtherHashAlgorithms)
  try {
    verifier.loadSignature(signature)
    return verifier.checkSignature(xml) ? (verifier.getSignedReferences()[0] ?? null) : null
  } catch {
    // The library throws for a wrong signature value and for what it cannot process: either way this key has not signed this.
    return null
  }
}

// SAML2int SDP-MD06
function checkKeyStrength(certificate: string): void {
  const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey(certificate)
  const bits = asymmetricKeyDetails?.modulusLength
  if (!asymmetricKeyType?.startsWith('rsa') || bits === undefined || bits >= 2048) return
  throw new AssertionRefused('algorithm-forbidden', { expected: 'an RSA key of 2048 bits or more', actual: `${bits} bits` })
}

/** Algorithms that xml-crypto does not bring. This SP only verifies, so signing is refused. */
function verifyOnly(name: string, hash: string, dsaEncoding: 'ieee-p1363' | 'der') {
  return class {
    getAlgorithmName = () => name
    getSignature = (): never => {
      throw new Error('this SP does not sign')
    }
    verifySignature = (material: string, key: unknown, value: string) =>
      verify(hash, Buffer.from(material), { key: String(key), dsaEncoding }, Buffer.from(value, 'base64'))
  }
}

// XML Signature 1.1, 6.4.3: an ECDSA value is r and s side by side.
const furtherSignatureAlgorithms = Object.fromEntries(
  [
    verifyOnly('http://www.w3.org/2001/04/xmldsig-more#rsa-sha384', 'sha384', 'der'),
    verifyOnly('http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256', 'sha256', 'ieee-p1363'),
  ].map((algorithm) => [new algorithm().getAlgorithmName(), algorithm]),
)

const furtherHashAlgorithms = {
  'http://www.w3.org/2001/04/xmldsig-more#sha384': class {
    getAlgorithmName = () => 'http://www.w3.org/2001/04/xmldsig-more#sha384'
    getHash = (xml: BinaryLike) => createHash('sha384').update(xml).digest('base64')
  },
}
