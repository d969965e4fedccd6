import { hasControls, singleValue } from './attribute.ts'
import type { Policy } from './policy.ts'
import { Refused } from './refusal.ts'
import type { SignInFacts } from './types.ts'

const longestName = 256
const UNNAMED = 'Unnamed person'

/** The display name attribute under which many identity providers send a name unasked. */
const displayNameAttribute = 'displayName'

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
        : /^[\s\p{Cf}]*$/u.test(value)
          ? 'has nothing that can be seen'
          : null
  if (fault === null) return { value, reasons: sent.reasons }
  if (policy.malformedAttribute.name === 'reject') throw new Refused('malformed-attribute', `${attribute} ${fault}`)
  const kept = policy.malformedAttribute.name === 'keep'
  return {
    value: kept ? value : null,
    reasons: [...sent.reasons, `${attribute} ${fault}: ${kept ? 'stored as it came' : 'ignored'}`],
  }
}

/** The name exactly as the mapped name attribute gives it, or null. Throws Refused `malformed-attribute` or `duplicate-value`. */
export const assertedName = (facts: SignInFacts, policy: Policy): NameAnswer =>
  cleanName(facts, policy.attributeMap.displayName, policy)

type Source = Policy['nameFallback'][number]

const words: Record<Source, string> = {
  fullName: 'the name attribute',
  firstNameLastName: 'first and last name',
  displayName: displayNameAttribute,
  emailLocalPart: 'the address',
  email: 'the whole address',
}

function nameFrom(source: Source, facts: SignInFacts, email: string, policy: Policy): NameAnswer {
  const { firstName, lastName } = policy.attributeMap
  switch (source) {
    case 'fullName':
      return assertedName(facts, policy)
    case 'firstNameLastName': {
      const parts = [cleanName(facts, firstName, policy), cleanName(facts, lastName, policy)]
      const value = parts.flatMap((part) => part.value ?? []).join(' ')
      return { value: value === '' ? null : value, reasons: parts.flatMap((part) => part.reasons) }
    }
    case 'displayName':
      return cleanName(facts, displayNameAttribute, policy)
    case 'emailLocalPart':
      // An address that was kept as it came may have no @, or nothing before it.
      return { value: email.slice(0, Math.max(0, email.lastIndexOf('@'))) || email, reasons: [] }
    case 'email':
      return { value: email, reasons: [] }
  }
}

/** A name with where it comes from; `isDefault` when the mapped attribute gave none. */
export interface NameChosen {
  value: string
  reasons: string[]
  from: string
  isDefault: boolean
}

/**
 * A name that is never empty: the first source of `nameFallback` that has one, else the part of the address before the `@`.
 * Throws Refused `missing-attribute` when the policy wants the mapped attribute itself.
 */
export function nameForNewAccount(facts: SignInFacts, email: string, policy: Policy): NameChosen {
  const own = assertedName(facts, policy)
  if (own.value !== null && policy.nameFallback[0] === 'fullName')
    return { value: own.value, reasons: own.reasons, from: policy.attributeMap.displayName ?? words.fullName, isDefault: false }
  const missing = `${policy.attributeMap.displayName ?? 'a name'} is missing or empty`
  if (own.value === null && policy.missingAttribute.name === 'reject') throw new Refused('missing-attribute', missing)
  if (own.value === null && policy.missingAttribute.name === 'placeholder') {
    const reasons = [...own.reasons, `${missing}: a placeholder name is stored`]
    return { value: UNNAMED, reasons, from: 'a placeholder', isDefault: true }
  }
  if (own.value === null && policy.missingAttribute.name === 'empty')
    return { value: '', reasons: [...own.reasons, `${missing}: none is stored`], from: 'nothing', isDefault: true }
  const reasons: string[] = []
  for (const source of [...policy.nameFallback, 'emailLocalPart'] as const) {
    const found = nameFrom(source, facts, email, policy)
    reasons.push(...found.reasons)
    const why = own.value === null ? `${missing}: ` : ''
    const from = source === 'fullName' ? (policy.attributeMap.displayName ?? words.fullName) : words[source]
    const reason = `${why}the name is taken from ${words[source]}`
    if (found.value) return { value: found.value, reasons: [...reasons, reason], from, isDefault: source !== 'fullName' }
  }
  return {
    value: UNNAMED,
    reasons: [...reasons, `${missing}: a placeholder name is stored`],
    from: 'a placeholder',
    isDefault: true,
  }
}
