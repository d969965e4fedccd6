import { hasControls, singleValue } from './attribute.ts'
import type { Policy } from './policy.ts'
import type { Account, Change, SignInFacts } from './types.ts'

/** What a membership keeps of the identity provider's attributes, beside the role. */
const kept = ['title', 'department', 'locale', 'timeZone'] as const
const mostLetters = 256

/**
 * The mapped attributes that a membership keeps, by neutral word. One that is not sent, or cannot be shown, is left out: it is for
 * reading and decides nothing. Throws Refused `duplicate-value` where the policy rejects several values.
 */
export function membershipAttributes(
  facts: SignInFacts,
  policy: Policy,
): { attributes: Record<string, string>; reasons: string[] } {
  const attributes: Record<string, string> = {}
  const reasons: string[] = []
  for (const word of kept) {
    const name = policy.attributeMap[word]
    const sent = singleValue(facts, name, policy)
    if (sent.state !== 'value') continue
    const value = sent.value.trim()
    reasons.push(...sent.reasons)
    if (value.length > mostLetters || hasControls(value)) reasons.push(`${name} cannot be shown: left out`)
    else attributes[word] = value
  }
  return { attributes, reasons }
}

/** What a later sign-in does to them: they are refreshed where the profile is, and never taken away. */
export function attributesAtSignIn(
  facts: SignInFacts,
  policy: Policy,
  { name, attributes: stored = {} }: Account['workspaces'][number],
): { changes: Change[]; reasons: string[] } {
  if (policy.updatePolicy === 'never' || policy.updatePolicy === 'onlyEmpty') return { changes: [], reasons: [] }
  const { attributes, reasons } = membershipAttributes(facts, policy)
  const changed = Object.entries(attributes).filter(([word, value]) => stored[word] !== value && !policy.immutable.includes(word))
  if (changed.length === 0) return { changes: [], reasons: [] }
  return {
    changes: [{ do: 'set-attributes', workspace: name, attributes: { ...stored, ...Object.fromEntries(changed) } }],
    reasons: [...reasons, `${changed.map(([word]) => word).join(', ')} updated (updatePolicy ${policy.updatePolicy})`],
  }
}
