import { SignedXml } from 'xml-crypto'
import { elementsIn, parseXml } from '../files/xml.ts'

const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#'

/**
 * Which parts of our own IdP's message have a Signature, and whether it verifies with a certificate. For messages that we made ourselves:
 * this is no SP, and nobody signs in on its word.
 * @param certificate Base64, without blanks
 */
export function signedParts(xml: string, certificate: string): { part: string; verifies: boolean }[] {
  const root = parseXml(xml)
  if (!root) return []
  return elementsIn(root, SIGNATURE, 'Signature').map((signature) => ({
    part: (signature.parentNode as Element | null)?.localName ?? '?',
    verifies: verifies(xml, signature, certificate),
  }))
}

function verifies(xml: string, signature: Element, certificate: string): boolean {
  try {
    const lines = certificate.replace(/(.{64})/g, '$1\n')
    const publicCert = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
    const verifier = new SignedXml({ publicCert, getCertFromKeyInfo: () => null })
    verifier.loadSignature(signature)
    return verifier.checkSignature(xml)
  } catch {
    // xml-crypto throws for a digest that does not fit, and for a certificate that is none.
    return false
  }
}
