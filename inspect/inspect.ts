import { type CertificateFacts, readCertificates } from './certificate.ts'
import { type Decoded, decode } from './decode.ts'
import { readKey } from './decrypt.ts'
import { serializeXml } from './dom.ts'
import type { Finding, Known } from './findings/finding.ts'
import { findingsOf } from './findings/index.ts'
import { parseInstant } from './instants.ts'
import type { Message } from './message.ts'
import { type QuerySignature, readQuerySignature } from './query-signature.ts'
import { read } from './read.ts'
import { readSignatures, type SignatureStatus } from './signatures.ts'
import { Unreadable } from './unreadable.ts'

/** Beside the message: what the SP is, and with what to check and open it. */
export interface InspectOptions extends Omit<Known, 'now'> {
  /** The clock against which times are judged; `issued`: as of when the message says that it was made. */
  now: Date | 'issued'
  /** The certificate that the SP trusts: PEM, base64, or metadata with it. */
  certificate?: string | undefined
  /** Which one of several messages in what was pasted, from 1; else the first Response, else the first. */
  which?: number | undefined
  /** PEM of the private key that it may be encrypted for. Used here and nowhere kept. */
  key?: string | undefined
}

/** All that can be said about a message. */
export interface Inspection {
  decoded: Decoded
  message: Message
  signatures: SignatureStatus[]
  query: QuerySignature | null
  findings: Finding[]
  /** What was encrypted, in the clear; of each Assertion. */
  opened: string[]
  /** The certificates that were given. */
  given: CertificateFacts[]
  /** The clock against which times were judged. */
  now: Date
  /** What these are called, where somebody has a better word. */
  certificateIs?: string | undefined
}

/**
 * Looks at one message as somebody pasted it. Pure: the clock and the key come with the options, nothing is kept.
 *
 * @throws Unreadable with words for the person
 */
export function inspect(pasted: string, options: InspectOptions): Inspection {
  return inspectDecoded(decode(pasted, options.which), options)
}

/** The same for XML as it stood in a message. @throws Unreadable */
export function inspectXml(xml: string, options: InspectOptions): Inspection {
  return inspectDecoded(
    { xml, packed: [], parameter: null, relayState: null, address: null, query: null, messages: [], shown: 1 },
    options,
  )
}

function inspectDecoded(decoded: Decoded, { certificate, key, now, which: _, ...rest }: InspectOptions): Inspection {
  const given = certificate === undefined ? [] : readCertificates(certificate)
  const { message, documents } = read(decoded.xml, key === undefined ? undefined : readKey(key))
  const known = { ...rest, now: now === 'issued' ? issuedAt(message) : now }
  const signatures = readSignatures(documents, given)
  const query = readQuerySignature(decoded.query, given)
  const findings = findingsOf({ decoded, message, signatures, query, given, known })
  return {
    decoded,
    message,
    signatures,
    query,
    findings,
    opened: documents.slice(1).map(({ root }) => serializeXml(root)),
    given,
    now: known.now,
    ...(known.certificateIs === undefined ? {} : { certificateIs: known.certificateIs }),
  }
}

function issuedAt({ issueInstant, assertions }: Message): Date {
  const [at] = [issueInstant, ...assertions.map((each) => each.issueInstant)].flatMap((text) =>
    text === null ? [] : (parseInstant(text) ?? []),
  )
  if (at) return at
  throw new Unreadable('no-instant', 'The message does not say when it was made, so it cannot be judged as of then.')
}
