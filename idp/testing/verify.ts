import { createHash, verify } from 'node:crypto'
import { SignedXml } from 'xml-crypto'
import { elements, parseXml } from '../saml/canonical.ts'

const more = 'http://www.w3.org/2001/04/xmldsig-more'

/** SHA-384, which xml-crypto does not bring. */
const signatureAlgorithms = {
  [`${more}#rsa-sha384`]: class {
    getAlgorithmName = () => `${more}#rsa-sha384`
    getSignature = (): never => {
      throw new Error('nothing is signed here')
    }
    verifySignature = (material: string, key: unknown, value: string) =>
      verify('sha384', Buffer.from(material), String(key), Buffer.from(value, 'base64'))
  },
}
const hashAlgorithms = {
  [`${more}#sha384`]: class {
    getAlgorithmName = () => `${more}#sha384`
    getHash = (xml: string) => createHash('sha384').update(xml).digest('base64')
  },
}

/** The IDs of the elements that a good signature covers, by xml-crypto and with the given certificate; throws on a bad one. */
export function verifiedIds(xml: string, certificate: string): string[] {
  const signatures = [...elements(parseXml(xml).documentElement)].filter((element) => element.localName === 'Signature')
  return signatures.map((signature) => {
    const verifier = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null })
    Object.assign(verifier.SignatureAlgorithms, signatureAlgorithms)
    Object.assign(verifier.HashAlgorithms, hashAlgorithms)
    verifier.loadSignature(signature)
    if (!verifier.checkSignature(xml)) throw new Error('the signature does not verify')
    const [reference] = verifier.getReferences()
    return (reference?.uri ?? '').slice(1)
  })
}
