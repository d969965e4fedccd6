import type { Draft, Facts, Hash } from './draft.ts'
import type { EncryptionStyle } from './encrypt.ts'
import type { WriteError } from './error-response.ts'
import type { Randomness } from './random.ts'
import type { Xml } from './xml.ts'

export type SignedPart = 'response' | 'assertion'

/** How one vendor's messages look, as far as it is not the plain standard. A profile fills it in. */
export interface SamlShape {
  /** What is signed by default. With both, the Assertion is signed first. */
  signs: readonly SignedPart[]
  signature: SignatureStyle
  /** What an administrator may have it signed with. */
  hashes: readonly Hash[]
  /** Seconds around the moment of issue; `session` null: no SessionNotOnOrAfter. */
  window: { before: number; after: number; confirmation: number; session: number | null }
  classRef: string
  authnInstant(facts: Facts): Date
  ids(
    random: Randomness,
    facts: Pick<Facts, 'inResponseTo' | 'now' | 'signs'>,
  ): { response: string; assertion: string; session: string }
  /** The NameFormat an Attribute gets; null: the vendor writes none. */
  nameFormat(wanted: 'unspecified' | 'basic' | 'uri' | undefined): string | null
  /**
   * An empty value is `kept` (an empty AttributeValue; an empty list is not sent), `kept-always` (an empty list too is one empty
   * AttributeValue), `childless` (an Attribute without AttributeValue), or `omitted` (no Attribute).
   */
  emptyValue: 'kept' | 'kept-always' | 'childless' | 'omitted'
  /** null: the vendor does not encrypt. */
  encryption: EncryptionStyle | null
  /** The moments of a message that is sent now, where the vendor's are not one: of its parts, and the one from which its windows count. */
  moments?(random: Randomness, now: Date): Moments
  /** The whole message, with the given Signature elements (possibly nothing) where this vendor puts them. */
  write(draft: Draft, signatures: Signatures): Xml
  /** A Response without an Assertion, which no vendor is known to sign. */
  writeError: WriteError
}

type Moments = Record<'response' | 'assertion' | 'window', Date>

export type Signatures = Record<SignedPart, Xml>

/** How a vendor writes ds:Signature. */
export interface SignatureStyle {
  /** `ds`, or '' for the default namespace. */
  prefix: 'ds' | ''
  /** The prefix of X509Data in the Signature of a part, where it is another one, which is declared there. */
  dataPrefix?: Partial<Record<SignedPart, 'ds'>>
  /** Columns at which base64 is wrapped; null: one line. */
  wrap: { certificate: number | null; value: number | null }
  /** X509SubjectName before X509Certificate, when the vendor writes it. */
  subjectName: string | null
  /** The PrefixList of InclusiveNamespaces for this part of the message; empty: no such element. */
  inclusivePrefixes(draft: Draft, part: SignedPart): string[]
}
