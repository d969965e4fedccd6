import type { CaseRun } from '../case/case-run.ts'
import type { SentAssertion } from '../case/sent.ts'
import { type Expectation, sentValue, silent, value } from './sent-value.ts'

type Declared = Pick<CaseRun, 'attributeMap' | 'policy'>

/** Longer than any name, or holding characters that cannot be shown: no SP can be asked to store it as it is. */
export function isMalformedName(text: string): boolean {
  return text.length > 1_000 || /[\p{Cc}\p{Cs}]/u.test(text)
}

/** The name of a new account: what the first source of the policy's chain gives that has one (A-08 of the requirement base). */
export function expectedName(run: Declared, sent: SentAssertion, email: string): Expectation<string> {
  const asserted = assertedName(run, sent)
  if (asserted.kind !== 'value') return asserted
  const { missingAttribute, nameFallback } = run.policy
  if (asserted.value === null) {
    if (missingAttribute?.name === undefined) return silent('missingAttribute.name')
    if (missingAttribute.name === 'reject') return { kind: 'refused', why: 'the name is missing' }
    if (missingAttribute.name === 'empty') return value('')
    if (missingAttribute.name === 'placeholder') return silent('the text of a placeholder name')
  }
  if (!nameFallback) return asserted.value === null ? silent('nameFallback') : value(asserted.value)
  const sources: Record<(typeof nameFallback)[number], () => string | null> = {
    fullName: () => asserted.value,
    firstNameLastName: () => nameOfParts(run, sent),
    displayName: () => (sent.attributes.displayName ?? []).find((each) => each.trim() !== '')?.trim() ?? null,
    // An address that was kept as it came may have no @, or nothing before it.
    emailLocalPart: () => email.slice(0, Math.max(0, email.lastIndexOf('@'))) || email,
    email: () => email,
  }
  const found = nameFallback.map((source) => sources[source]()).find(Boolean)
  return found ? value(found) : silent('a last source of a name')
}

/** Whether a new account may have its name from the mapped attribute at all. */
export function readsNameAttribute({ nameFallback }: Declared['policy']): boolean {
  return nameFallback?.includes('fullName') ?? true
}

/** What the name attribute itself says; null when it says nothing usable and the chain decides. */
export function assertedName(run: Declared, sent: SentAssertion): Expectation<string | null> {
  const name = sentValue(run, sent, 'displayName')
  if (run.attributeMap.displayName === undefined) return value(nameOfParts(run, sent))
  if (name.state === 'absent' || name.state === 'empty') return value(null)
  const rule = name.state === 'several' ? run.policy.duplicateValue : 'first'
  if (rule === undefined) return silent('duplicateValue')
  if (rule === 'reject') return { kind: 'refused', why: 'the name has several values' }
  const chosen = (rule === 'last' ? name.values.at(-1) : name.values[0]) ?? ''
  if (!isMalformedName(chosen)) return value(chosen.trim())
  const malformed = run.policy.malformedAttribute?.name
  if (malformed === undefined) return silent('malformedAttribute.name')
  if (malformed === 'reject') return { kind: 'refused', why: 'the name is malformed' }
  return malformed === 'keep' ? value(chosen) : value(null)
}

/** First and last name, where the SP has attributes for those; one without an attribute for the full name reads them in its place. */
function nameOfParts(run: Declared, sent: SentAssertion): string | null {
  return [one(run, sent, 'firstName'), one(run, sent, 'lastName')].filter(Boolean).join(' ') || null
}

function one(run: Declared, sent: SentAssertion, word: 'firstName' | 'lastName'): string {
  return sentValue(run, sent, word).values[0]?.trim() ?? ''
}
