import type { StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { accountDifferences, changed } from './record-changes.ts'
import { everyAccount, isErrorPage, NO_OBSERVER, NO_PROBE, signIns, whoIsIn } from './seen.ts'

/** Where no IdP is configured, starting a sign-in ends in a plain refusal, a message that comes all the same lets nobody in, and nobody is made. */
export const notConfiguredRefused = defineCheck({
  id: 'not-configured-refused',
  title: 'Before single sign-on is configured nobody gets in through an IdP',
  evidence: 'E1',
  evaluate({ steps, given }) {
    const bare = new Set(given.environments.filter((each) => !each.provider).map((each) => each.name))
    const tries = signIns(steps).filter((step) => bare.has(step.place?.name ?? ''))
    const control = signIns(steps).some((step) => !bare.has(step.place?.name ?? '') && step.session?.signedInAs != null)
    if (!control) return notVerified('failed control: nobody was let in where an IdP is configured')
    return all(tries.map(judge), 'nobody came to a place without an IdP')
  },
})

function judge(step: StepRecord): Outcome {
  if (!step.session?.known) return notVerified(NO_PROBE)
  const expected = 'refused, nobody is signed in, no account is made or changed'
  if (step.session.signedInAs !== null) return violated(expected, whoIsIn(step))
  if (step.exchanges.some((each) => each.authnRequest !== null)) return violated(expected, 'the person was sent to an IdP')
  if (isErrorPage(step.landing)) return violated(expected, `an error page (${step.landing?.status})`)
  const [before, after] = [everyAccount(step.before), everyAccount(step.after)]
  if (before === 'unknown' || after === 'unknown') return notVerified(NO_OBSERVER)
  const found = accountDifferences(before, after)
  return found.length === 0 ? satisfied(expected, whoIsIn(step)) : changed(expected, found)
}
