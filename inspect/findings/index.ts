import { addressRules } from './addresses.ts'
import { attributeRules } from './attributes.ts'
import type { Finding, Rule, Seen, Severity } from './finding.ts'
import { formRules } from './form.ts'
import { personRules } from './person.ts'
import { timeRules } from './times.ts'
import { trustRules } from './trust.ts'
import { valueRules } from './values.ts'

/** Every rule, in the order in which they are told within a severity. */
export const rules: readonly Rule[] = [
  ...formRules,
  ...trustRules,
  ...addressRules,
  ...timeRules,
  ...personRules,
  ...attributeRules,
  ...valueRules,
]

const order: readonly Severity[] = ['error', 'warning', 'note']

/** More of one kind are not told: somebody with 300 odd values reads the first. */
const maxOfOneRule = 10

/** What there is to say about a message, the worst first. Pure. */
export function findingsOf(seen: Seen): Finding[] {
  const found = rules.flatMap((rule) =>
    rule
      .look(seen)
      .slice(0, maxOfOneRule)
      .map(({ words, advice, severity = rule.severity }) => ({ id: rule.id, severity, words, advice })),
  )
  return order.flatMap((severity) => found.filter((each) => each.severity === severity))
}
