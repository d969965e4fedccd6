import { createHash } from 'node:crypto'
import { canonicalize, elementWithId, parseXml } from './canonical.ts'
import type { Draft, Hash } from './draft.ts'
import { encryptAssertion, withEncrypted } from './encrypt.ts'
import type { SamlShape, SignatureStyle, Signatures, SignedPart } from './shape.ts'
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
 * inner signature. A part is digested as it is written without its own Signature, which is what the enveloped transform sees. What is
 * encrypted is the signed Assertion, and a signed Response covers that (SAML Core 6.2).
 * @param signer has the key that the plan names
 */
export function signDraft(shape: SamlShape, draft: Draft, signer: Signer): string {
  const { hash } = draft.signing
  const signatures: Signatures = { assertion: noXml, response: noXml }
  const written = () => shape.write(draft, signatures).text
  const sign = (part: SignedPart, message: () => string) => {
    if (!draft.signing.parts.includes(part)) return
    const inclusivePrefixes = shape.signature.inclusivePrefixes(draft, part)
    signatures[part] = signElement(message(), draft[part].id, { style: shape.signature, part, inclusivePrefixes, signer, hash })
  }
  sign('assertion', written)
  const hide = hider(shape, draft, written)
  sign('response', () => hide(written()))
  return hide(written())
}

/** The message as it says what it says: in the clear, without signatures. For whoever has to see what was encrypted. */
export function writeClear(shape: SamlShape, draft: Draft): string {
  return shape.write(draft, { assertion: noXml, response: noXml }).text
}

/** What puts the EncryptedAssertion in its place; it is made once, since each one made has another key. */
function hider({ encryption: style }: SamlShape, { encryption }: Draft, signed: () => string): (message: string) => string {
  if (!encryption) return (message) => message
  if (!style) throw new Error('this vendor does not encrypt')
  const encrypted = encryptAssertion(signed(), style, encryption.sealer, encryption.ids)
  return (message) => withEncrypted(message, encrypted)
}

interface Signing {
  style: SignatureStyle
  /** undefined: a document that is no message. */
  part?: SignedPart
  inclusivePrefixes: string[]
  signer: Signer
  hash?: Hash
}

/** The Signature for the element with this ID in a message that does not hold that Signature yet. */
export function signElement(
  message: string,
  id: string,
  { style, part, inclusivePrefixes, signer, hash = 'sha256' }: Signing,
): Xml {
  const digest = digestOf(elementWithId(parseXml(message), id), inclusivePrefixes, hash)
  const values = { reference: id, inclusivePrefixes, digest, hash }
  const signedInfo = parseXml(writeLoneSignedInfo(style, values).text).documentElement
  const value = signer.sign(canonicalize(signedInfo), hash)
  const dataPrefix = part && style.dataPrefix?.[part]
  return writeSignature(style, { ...values, value, certificate: signer.certificate, dataPrefix })
}

/** base64 of the hash of the element's canonical form. */
export function digestOf(element: Element, inclusivePrefixes: string[], hash: Hash = 'sha256'): string {
  return createHash(hash).update(canonicalize(element, inclusivePrefixes), 'utf8').digest('base64')
}
