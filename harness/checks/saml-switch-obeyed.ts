import type { StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { accountDifferences, changed } from './record-changes.ts'
import { everyAccount, NO_OBSERVER, NO_PROBE, signIns, whoIsIn } from './seen.ts'
import { givenAt } from './settings.ts'

/** Where SAML is switched off, a genuine answer to an earlier request lets nobody in and makes nobody. */
export const samlSwitchObeyed = defineCheck({
  id: 'saml-switch-obeyed',
  title: 'Where SAML is off no assertion is accepted',
  evidence: 'E1',
  evaluate(run) {
    const isOff = (step: StepRecord) =>
      givenAt(run, step).environments.some((each) => each.name === step.place?.name && !each.samlEnabled)
    const control = signIns(run.steps).some((step) => !isOff(step) && step.sent !== null && step.session?.signedInAs != null)
    if (!control) return notVerified('failed control: nobody was let in where SAML is on')
    const tries = signIns(run.steps).filter(isOff)
    // What answers no request may be refused for that alone, so it proves nothing.
    const proof = tries.some((step) => step.sent && (step.sent.inResponseTo !== null || run.policy.idpInitiated === 'allow'))
    const outcomes = tries.map(judge)
    if (!proof && outcomes.every((each) => each.kind === 'satisfied'))
      return notVerified('no answer to an earlier request reached a place with SAML off')
    return all(outcomes, 'nobody came to a place with SAML off')
  },
})

function judge(step: StepRecord): Outcome {
  if (!step.session?.known) return notVerified(NO_PROBE)
  const expected = 'nobody is signed in, and no account is made or changed'
  if (step.session.signedInAs !== null) return violated(expected, whoIsIn(step))
  const [before, after] = [everyAccount(step.before), everyAccount(step.after)]
  if (before === 'unknown' || after === 'unknown') return notVerified(NO_OBSERVER)
  const found = accountDifferences(before, after)
  return found.length === 0 ? satisfied(expected, whoIsIn(step)) : changed(expected, found)
}
