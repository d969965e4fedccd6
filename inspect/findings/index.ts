import { addressRules } from './addresses.ts'
import { amountRules } from './amounts.ts'
import { attributeRules } from './attributes.ts'
import { emailRules } from './email.ts'
import { endpointRules } from './endpoints.ts'
import type { Finding, Rule, Seen, Severity } from './finding.ts'
import { formRules } from './form.ts'
import { packingRules } from './packing.ts'
import { personRules } from './person.ts'
import { requestRules } from './requests.ts'
import { structureRules } from './structure.ts'
import { timeRules } from './times.ts'
import { trustRules } from './trust.ts'
import { valueRules } from './values.ts'

/** Every rule, in the order in which they are told within a severity. */
export const rules: readonly Rule[] = [
  ...formRules,
  ...packingRules,
  ...structureRules,
  ...trustRules,
  ...addressRules,
  ...endpointRules,
  ...requestRules,
  ...timeRules,
  ...personRules,
  ...emailRules,
  ...attributeRules,
  ...valueRules,
  ...amountRules,
]

const order: readonly Severity[] = ['error', 'warning', 'note']

/** More of one kind are not told: somebody with 300 odd values reads the first. */
const maxOfOneRule = 10

/** What there is to say about a message, the worst first. Pure. */
export function findingsOf(seen: Seen): Finding[] {
  const found = [
    ...(seen.known.beside ?? []),
    ...rules.flatMap((rule) =>
      rule
        .look(seen)
        .slice(0, maxOfOneRule)
        .map(({ words, advice, severity = rule.severity }) => ({ id: rule.id, severity, words, advice })),
    ),
  ]
  return order.flatMap((severity) => found.filter((each) => each.severity === severity))
}
