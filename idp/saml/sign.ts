import { createHash } from 'node:crypto'
import { canonicalize, elementWithId, parseXml } from './canonical.ts'
import type { Draft } from './draft.ts'
import type { SamlShape, SignatureStyle, Signatures } from './shape.ts'
import { writeLoneSignedInfo, writeSignature } from './signature.ts'
import { noXml, type Xml } from './xml.ts'

/** A private key and its certificate, ready to use. */
export interface Signer {
  /** base64 of the DER certificate, one line. */
  certificate: string
  /** RSASSA-PKCS1-v1_5 with SHA-256 over the UTF-8 text; base64. */
  sign(text: string): string
}

/**
 * Writes the draft and signs what its signing plan names, the Assertion before the Response so that the outer digest covers the
 * inner signature. A part is digested as it is written without its own Signature, which is what the enveloped transform sees.
 */
export function signDraft(shape: SamlShape, draft: Draft, signers: Record<Draft['signing']['key'], Signer>): string {
  const signer = signers[draft.signing.key]
  const inclusivePrefixes = shape.signature.inclusivePrefixes(draft)
  const signatures: Signatures = { assertion: noXml, response: noXml }
  for (const part of ['assertion', 'response'] as const) {
    if (!draft.signing.parts.includes(part)) continue
    const written = shape.write(draft, signatures).text
    signatures[part] = signElement(written, draft[part].id, { style: shape.signature, inclusivePrefixes, signer })
  }
  return shape.write(draft, signatures).text
}

/** The Signature for the element with this ID in a message that does not hold that Signature yet. */
export function signElement(
  message: string,
  id: string,
  { style, inclusivePrefixes, signer }: { style: SignatureStyle; inclusivePrefixes: string[]; signer: Signer },
): Xml {
  const digest = digestOf(elementWithId(parseXml(message), id), inclusivePrefixes)
  const values = { reference: id, inclusivePrefixes, digest }
  const signedInfo = parseXml(writeLoneSignedInfo(style, values).text).documentElement
  return writeSignature(style, { ...values, value: signer.sign(canonicalize(signedInfo)), certificate: signer.certificate })
}

/** base64 of the SHA-256 of the element's canonical form. */
export function digestOf(element: Element, inclusivePrefixes: string[]): string {
  return createHash('sha256').update(canonicalize(element, inclusivePrefixes), 'utf8').digest('base64')
}
