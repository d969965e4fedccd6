import { createHash } from 'node:crypto'
import { canonicalize, elementWithId, parseXml } from './canonical.ts'
import type { Draft, Hash } from './draft.ts'
import type { SamlShape, SignatureStyle, Signatures } from './shape.ts'
import { writeLoneSignedInfo, writeSignature } from './signature.ts'
import { noXml, type Xml } from './xml.ts'

/** A private key and its certificate, ready to use. */
export interface Signer {
  /** base64 of the DER certificate, one line. */
  certificate: string
  /** RSASSA-PKCS1-v1_5 over the UTF-8 text, with SHA-256 unless another hash is asked for; base64. */
  sign(text: string, hash?: Hash): string
}

/**
 * Writes the draft and signs what its signing plan names, the Assertion before the Response so that the outer digest covers the
 * inner signature. A part is digested as it is written without its own Signature, which is what the enveloped transform sees.
 */
export function signDraft(shape: SamlShape, draft: Draft, signers: Record<Draft['signing']['key'], Signer>): string {
  const { key, hash } = draft.signing
  const signer = signers[key]
  const inclusivePrefixes = shape.signature.inclusivePrefixes(draft)
  const signatures: Signatures = { assertion: noXml, response: noXml }
  for (const part of ['assertion', 'response'] as const) {
    if (!draft.signing.parts.includes(part)) continue
    const written = shape.write(draft, signatures).text
    signatures[part] = signElement(written, draft[part].id, { style: shape.signature, inclusivePrefixes, signer, hash })
  }
  return shape.write(draft, signatures).text
}

interface Signing {
  style: SignatureStyle
  inclusivePrefixes: string[]
  signer: Signer
  hash?: Hash
}

/** The Signature for the element with this ID in a message that does not hold that Signature yet. */
export function signElement(message: string, id: string, { style, inclusivePrefixes, signer, hash = 'sha256' }: Signing): Xml {
  const digest = digestOf(elementWithId(parseXml(message), id), inclusivePrefixes, hash)
  const values = { reference: id, inclusivePrefixes, digest, hash }
  const signedInfo = parseXml(writeLoneSignedInfo(style, values).text).documentElement
  return writeSignature(style, { ...values, value: signer.sign(canonicalize(signedInfo), hash), certificate: signer.certificate })
}

/** base64 of the hash of the element's canonical form. */
export function digestOf(element: Element, inclusivePrefixes: string[], hash: Hash = 'sha256'): string {
  return createHash(hash).update(canonicalize(element, inclusivePrefixes), 'utf8').digest('base64')
}
