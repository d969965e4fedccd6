import { type BinaryLike, createHash, verify } from 'node:crypto'

/** Algorithms that customers' IdPs sign with and xml-crypto does not bring. They verify only. */
function verifyOnly(name: string, hash: string, dsaEncoding: 'ieee-p1363' | 'der') {
  return class {
    getAlgorithmName = () => name
    getSignature = (): never => {
      throw new Error('nothing is signed here')
    }
    verifySignature = (material: string, key: unknown, value: string) =>
      verify(hash, Buffer.from(material), { key: String(key), dsaEncoding }, Buffer.from(value, 'base64'))
  }
}

const more = 'http://www.w3.org/2001/04/xmldsig-more'

// XML Signature 1.1, 6.4.3: an ECDSA value is r and s side by side.
export const furtherSignatureAlgorithms = Object.fromEntries(
  [
    verifyOnly(`${more}#rsa-sha384`, 'sha384', 'der'),
    verifyOnly(`${more}#ecdsa-sha1`, 'sha1', 'ieee-p1363'),
    verifyOnly(`${more}#ecdsa-sha256`, 'sha256', 'ieee-p1363'),
    verifyOnly(`${more}#ecdsa-sha384`, 'sha384', 'ieee-p1363'),
    verifyOnly(`${more}#ecdsa-sha512`, 'sha512', 'ieee-p1363'),
  ].map((algorithm) => [new algorithm().getAlgorithmName(), algorithm]),
)

export const furtherHashAlgorithms = {
  [`${more}#sha384`]: class {
    getAlgorithmName = () => `${more}#sha384`
    getHash = (xml: BinaryLike) => createHash('sha384').update(xml).digest('base64')
  },
}

/** The hash in the name of an algorithm, as Node calls it; null: another one. For the signature of an address (SAML Bindings 3.4.4.1). */
export function hashOf(algorithm: string): 'sha1' | 'sha256' | 'sha384' | 'sha512' | null {
  const [, bits] = /#(?:rsa|ecdsa)-sha(1|256|384|512)$/.exec(algorithm) ?? []
  return bits === undefined ? null : (`sha${bits}` as 'sha1')
}
