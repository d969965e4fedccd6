import { heldValues, missingRoles, nearRoles, nearVariables } from './attributes.ts'
import type { Problem } from './problem.ts'
import type { SetUp } from './set-up.ts'
import { confusedProducts, nearConstants, nearKeywords, unresolved, unsentGroups } from './statements.ts'

const rules = [
  unresolved,
  unsentGroups,
  nearConstants,
  nearKeywords,
  confusedProducts,
  nearVariables,
  missingRoles,
  nearRoles,
  heldValues,
]

/** What an administrator should look at in an app's set-up: first what is never sent, then what is probably not meant. Pure. */
export function lint(setUp: SetUp): Problem[] {
  return rules.flatMap((rule) => rule(setUp))
}
