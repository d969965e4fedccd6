import { SignedXml } from 'xml-crypto'
import { elements, parseXml } from '../saml/canonical.ts'

/** The IDs of the elements that a good signature covers, by xml-crypto alone and with the given certificate; throws on a bad one. */
export function verifiedIds(xml: string, certificate: string): string[] {
  const signatures = [...elements(parseXml(xml).documentElement)].filter((element) => element.localName === 'Signature')
  return signatures.map((signature) => {
    const verifier = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null })
    verifier.loadSignature(signature)
    if (!verifier.checkSignature(xml)) throw new Error('the signature does not verify')
    const [reference] = verifier.getReferences()
    return (reference?.uri ?? '').slice(1)
  })
}
