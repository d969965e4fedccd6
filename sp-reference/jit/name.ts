import { hasControls, singleValue } from './attribute.ts'
import type { Policy } from './policy.ts'
import { Refused } from './refusal.ts'
import type { SignInFacts } from './types.ts'

const longestName = 256

interface NameAnswer {
  value: string | null
  reasons: string[]
}

function cleanName(facts: SignInFacts, attribute: string | null, policy: Policy): NameAnswer {
  const sent = singleValue(facts, attribute, policy)
  if (sent.state !== 'value') return { value: null, reasons: [] }
  const value = sent.value.trim().normalize('NFC')
  const fault =
    value.length > longestName
      ? `is longer than ${longestName} characters`
      : hasControls(value)
        ? 'holds control characters'
        : null
  if (fault === null) return { value, reasons: sent.reasons }
  if (policy.malformedAttribute.name === 'reject') throw new Refused('malformed-attribute', `${attribute} ${fault}`)
  return { value: null, reasons: [...sent.reasons, `${attribute} ${fault}: ignored`] }
}

/** The name exactly as the mapped name attribute gives it, or null. Throws Refused `malformed-attribute` or `duplicate-value`. */
export const assertedName = (facts: SignInFacts, policy: Policy): NameAnswer =>
  cleanName(facts, policy.attributeMap.displayName, policy)

/**
 * A name that is never empty: the mapped attribute, else first and last name, else the fallback attribute, else the part of the
 * address before the `@`. Throws Refused `missing-attribute` when the policy wants the mapped attribute itself.
 */
export function nameForNewAccount(facts: SignInFacts, email: string, policy: Policy): { value: string; reasons: string[] } {
  const map = policy.attributeMap
  const own = assertedName(facts, policy)
  if (own.value !== null) return { value: own.value, reasons: own.reasons }
  if (policy.missingAttribute.name === 'reject')
    throw new Refused('missing-attribute', `${map.displayName ?? 'a name'} is missing or empty`)
  if (policy.missingAttribute.name === 'placeholder') {
    return {
      value: 'Unnamed person',
      reasons: [...own.reasons, `${map.displayName} is missing or empty: a placeholder name is stored`],
    }
  }
  const first = cleanName(facts, map.firstName, policy)
  const last = cleanName(facts, map.lastName, policy)
  const other = cleanName(facts, map.fallbackName, policy)
  const parts = [first.value, last.value].filter((part) => part !== null).join(' ')
  const [value, origin] =
    parts !== ''
      ? [parts, 'first and last name']
      : other.value !== null
        ? [other.value, map.fallbackName]
        : [email.slice(0, email.lastIndexOf('@')), 'the address']
  const reason = `${map.displayName} is missing or empty: the name is taken from ${origin}`
  return { value, reasons: [...own.reasons, ...first.reasons, ...last.reasons, ...other.reasons, reason] }
}
