import { certificateLines } from './facts.ts'
import { certificateIn } from './findings/finding.ts'
import { isCovered } from './findings/trust.ts'
import type { Inspection } from './inspect.ts'
import { wordFor } from './names.ts'
import type { SignatureStatus, Verdict } from './signatures.ts'
import { revealInvisible } from './text.ts'

/** One signature, or its lack, in words. */
export interface SignatureWords {
  verdict: 'good' | 'bad' | 'open'
  text: string
  details: string[]
}

const verdictWords: Record<Verdict, string> = {
  valid: 'it holds',
  changed: 'it does not hold: the content was changed after it was signed',
  'other-key': 'it does not hold: another key made it',
  unsupported: 'it could not be checked',
  'no-certificate': 'there is no certificate in it that can be read, to check it with',
}

/** What is to say of the signatures of a message; first of those it has, then of what none covers. */
export function signatureWords(inspection: Inspection): SignatureWords[] {
  const { message, signatures, query } = inspection
  const given = certificateIn(inspection)
  const words = signatures.map((each) => ofSignature(each, given))
  if (query)
    words.push({
      verdict: query.withGiven === null ? 'open' : query.withGiven === 'valid' ? 'good' : 'bad',
      text: `The address is signed; ${query.withGiven === null ? 'no certificate was given to check it with' : query.withGiven === 'valid' ? `it holds with ${given}` : `it does not hold with ${given}`}.`,
      details: [wordFor(query.algorithm)],
    })
  // Of a part that holds a signature itself, or stands in one that does, all is said with that.
  const holds = (on: string, id: string | null) => signatures.some((each) => each.on === on && each.onId === id)
  const open = message.assertions.filter(
    (assertion) =>
      !isCovered(assertion, inspection) &&
      !holds('Assertion', assertion.id) &&
      (assertion.misplacedIn !== null || !holds(message.kind, message.id)),
  )
  for (const { id, misplacedIn } of open)
    words.push({
      verdict: 'bad',
      text: `No good signature covers the Assertion ${revealInvisible(id ?? 'without an ID')}${misplacedIn ? `, which stands inside ${misplacedIn}` : ''}.`,
      details: [],
    })
  if (words.length === 0) words.push({ verdict: 'open', text: `Nothing in this ${message.kind} is signed.`, details: [] })
  return words
}

function ofSignature(signature: SignatureStatus, given: string): SignatureWords {
  const { on, withOwn, withGiven, isGiven, certificate, covers } = signature
  const verdict = withGiven ?? withOwn
  const with_ =
    verdict === 'valid'
      ? withGiven === null
        ? ' with the certificate in it, for which nobody vouches'
        : ` with ${given}`
      : withGiven === 'other-key' && withOwn === 'valid'
        ? `, not that of ${given}; with the certificate in the message it holds`
        : ''
  const elsewhere = covers && !covers.isHolder ? ` It is over another element, ${covers.element}.` : ''
  return {
    verdict:
      verdict === 'valid' && elsewhere === ''
        ? withGiven === null
          ? 'open'
          : 'good'
        : verdict === 'no-certificate'
          ? 'open'
          : 'bad',
    text: `The ${on} is signed; ${verdictWords[verdict]}${with_}.${elsewhere}`,
    details: [
      [signature.algorithm, signature.digest, signature.canonicalization]
        .flatMap((uri) => (uri === null ? [] : [wordFor(uri)]))
        .join(', '),
      ...(certificate ? certificateLines(certificate) : []),
      ...(isGiven === null ? [] : [`This is ${isGiven ? '' : 'not '}${given}.`]),
    ].filter((text) => text !== ''),
  }
}
