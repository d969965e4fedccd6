import type { Policy } from './policy.ts'
import { Refused } from './refusal.ts'
import type { SignInFacts } from './types.ts'

export type Single = { state: 'absent' | 'empty' } | { state: 'value'; value: string; reasons: string[] }

/**
 * Reads an attribute that holds one value. Names are case-sensitive. Blank values count as not sent.
 * Several values follow `duplicateValue`. Throws Refused `duplicate-value` when the policy rejects them.
 */
export function singleValue(facts: SignInFacts, name: string | null, policy: Policy): Single {
  const sent = name === null ? undefined : facts.attributes.get(name)
  if (sent === undefined) return { state: 'absent' }
  const values = sent.filter((value) => value.trim() !== '')
  const [first] = values
  if (first === undefined) return { state: 'empty' }
  if (values.length === 1) return { state: 'value', value: first, reasons: [] }
  if (policy.duplicateValue === 'reject')
    throw new Refused('duplicate-value', `${name} has ${values.length} values; one is expected`)
  const value = policy.duplicateValue === 'last' ? (values.at(-1) ?? first) : first
  return { state: 'value', value, reasons: [`${name} has ${values.length} values: the ${policy.duplicateValue} one is used`] }
}

/** Control characters, a line break among them, halves of characters, and marks that turn the direction of what follows. */
export const hasControls = (text: string): boolean => /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text)
