import type { StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { accountDifferences, changed } from './record-changes.ts'
import { everyAccount, isBlindTo, isSelf, NO_OBSERVER, NO_PROBE, signIns, whoIsIn } from './seen.ts'

/** Whom the IdP turns away comes back without an assertion: the SP lets nobody in, and every account is as it was. */
export const nothingWithoutAssertion = defineCheck({
  id: 'nothing-without-assertion',
  title: 'Without an assertion nothing happens at the SP',
  evidence: 'E1',
  evaluate({ steps }) {
    const turnedAway = signIns(steps).filter((step) => step.exchanges.some((each) => each.refusal !== null))
    const control = signIns(steps).find((step) => step.sent !== null && isSelf(step) !== 'no')
    if (turnedAway.length === 0) return notVerified('the IdP turned nobody away')
    if (!control) return notVerified('failed control: nobody was let in with an assertion')
    const outcomes = turnedAway.map(judge)
    const blind = isBlindTo(control) && outcomes.every((each) => each.kind === 'satisfied')
    return blind ? notVerified('the observer does not list the person who was let in') : all(outcomes, 'nobody signed in')
  },
})

function judge(step: StepRecord): Outcome {
  if (step.sent !== null) return notVerified('an assertion was sent all the same')
  if (!step.session?.known) return notVerified(NO_PROBE)
  if (step.session.signedInAs !== null) return violated('nobody is signed in', whoIsIn(step))
  const [before, after] = [everyAccount(step.before), everyAccount(step.after)]
  if (before === 'unknown' || after === 'unknown') return notVerified(NO_OBSERVER)
  const found = accountDifferences(before, after)
  const expected = 'nobody is signed in, and every account is as before'
  return found.length === 0 ? satisfied(expected) : changed(expected, found)
}
