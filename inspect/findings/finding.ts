import type { CertificateFacts } from '../certificate.ts'
import type { Decoded } from '../decode.ts'
import type { Message } from '../message.ts'
import type { QuerySignature } from '../query-signature.ts'
import type { SignatureStatus } from '../signatures.ts'

/** `error`: a careful SP refuses this, or gets something else than was meant. `warning`: probably not meant. `note`: good to know. */
export type Severity = 'error' | 'warning' | 'note'

/** One thing that an administrator of an SP would want to know about a message. */
export interface Finding {
  /** Stable. */
  id: string
  severity: Severity
  /** What is the case, with the value that was seen. */
  words: string
  /** What to do. */
  advice: string
}

/** What the person who looks at a message knows beside it. */
export interface Known {
  now: Date
  /** By how much clocks may differ; default 0. */
  skewSeconds?: number | undefined
  /** The entityID of the IdP, as the SP knows it. */
  issuer?: string | undefined
  /** The SP's entityID. */
  audience?: string | undefined
  acsUrl?: string | undefined
  /** Of the request that this answers; null: nobody has asked. */
  requestId?: string | null | undefined
  /** A message with the ID of this one was sent before. */
  isRepeated?: boolean | undefined
  /** Names that the SP looks for. */
  attributes?: readonly string[] | undefined
  /** Role names that the SP has. */
  roles?: readonly string[] | undefined
  /** What the certificate is called that it is checked with; missing: the one that was given. */
  certificateIs?: string | undefined
  /** What is encrypted in it is shown beside it, as whoever wrote it has it in the clear. */
  isClearBeside?: boolean | undefined
  /** What whoever asks has found by itself, about what no message shows: it stands among the findings. */
  beside?: readonly Finding[] | undefined
}

/** Everything that a rule may look at. */
export interface Seen {
  decoded: Pick<Decoded, 'packed' | 'parameter' | 'messages' | 'shown'>
  message: Message
  signatures: readonly SignatureStatus[]
  query: QuerySignature | null
  given: readonly CertificateFacts[]
  known: Known
}

/** What the certificate is called that a message is checked with. */
export const certificateIn = ({ certificateIs = 'the certificate that was given' }: Pick<Known, 'certificateIs'>): string =>
  certificateIs

export interface Said {
  words: string
  advice: string
  /** Where it is not that of the rule. */
  severity?: Severity
}

export interface Rule {
  id: string
  severity: Severity
  /** What it has to say about a message; nothing where all is well. */
  look(seen: Seen): Said[]
}

export const defineRule = (rule: Rule): Rule => rule
