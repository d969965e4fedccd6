import type { StepRecord } from '../case/case-run.ts'
import { all, defineCheck, notVerified } from './check.ts'
import { unchanged } from './record-changes.ts'
import { accountOf, NO_ACCOUNT, NO_OBSERVER } from './seen.ts'

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
      .map((step) => {
        const before = step.person ? accountOf(step.person, step.before) : null
        const after = step.person ? accountOf(step.person, step.after) : null
        if (before === 'unknown' || after === 'unknown') return notVerified(NO_OBSERVER)
        return before === null ? notVerified(NO_ACCOUNT) : unchanged(before, after)
      })
    return all(outcomes, 'nothing was changed at the IdP')
  },
})

function untilNextAssertion(steps: readonly StepRecord[]): StepRecord[] {
  const end = steps.findIndex((step) => step.sent !== null)
  return steps.slice(0, end < 0 ? steps.length : end)
}
