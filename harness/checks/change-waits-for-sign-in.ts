import type { StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified } from './check.ts'
import { sharedWith, unchanged } from './record-changes.ts'
import { accountOf, knownAccountOf, NO_ACCOUNT, NO_OBSERVER } from './seen.ts'

/** A change at the IdP is not seen at the SP until an assertion brings it, whatever the person opens in the meantime. */
export const changeWaitsForSignIn = defineCheck({
  id: 'change-waits-for-sign-in',
  title: 'A change at the IdP waits for the next sign-in',
  evidence: 'E1',
  evaluate({ steps }) {
    const waiting = steps.flatMap((step, index) => (step.kind === 'change-at-idp' ? untilNextAssertion(steps.slice(index)) : []))
    const visits = waiting.filter((step) => step.kind !== 'change-at-idp' && step.kind !== 'wait')
    if (visits.length === 0) return notVerified('the person opened nothing between the change and the next sign-in')
    const outcomes = waiting
      .filter((step) => step.person !== null)
      // Where nobody lists accounts, only a visit shows one; what came of the change shows then.
      .filter((step) => visits.includes(step) || !step.after.partial)
      .map(waited)
    return all(outcomes, 'nothing was changed at the IdP')
  },
})

function waited({ person, before: was, after: is }: StepRecord): Outcome {
  const before = person ? knownAccountOf(person, was) : null
  const after = person ? accountOf(person, is) : null
  if (before === 'unknown' || after === 'unknown') return notVerified(NO_OBSERVER)
  if (before === null) return notVerified(NO_ACCOUNT)
  if (after === null || !is.partial) return unchanged(before, after)
  return unchanged(sharedWith(after, before), sharedWith(before, after))
}

function untilNextAssertion(steps: readonly StepRecord[]): StepRecord[] {
  const end = steps.findIndex((step) => step.sent !== null)
  return steps.slice(0, end < 0 ? steps.length : end)
}
