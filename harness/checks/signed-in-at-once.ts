import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { sentValue } from '../expect/sent-value.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, same, satisfied, violated } from './check.ts'
import { refusalAt } from './expectation.ts'
import { type Stop, sessionBefore, stopOf } from './owner-of.ts'
import { fold, isErrorPage, knownAccountOf, nameOf, pageWords, signedInThere, signIns, WHOSE } from './seen.ts'

/** At the end of a sign-in the person is signed in, as nobody else, and was asked for nothing more. */
export const signedInAtOnce = defineCheck({
  id: 'signed-in-at-once',
  title: 'The sign-in ends with a session of the right person',
  evidence: 'E2',
  evaluate(run) {
    const outcomes = signIns(run.steps).map((step) => {
      if (!step.person || !step.session?.known) return notVerified('the session probe gave no usable answer')
      const account = knownAccountOf(step.person, step.before)
      if (hasStayedIn(run, step))
        return notVerified('the browser was signed in before, and nothing shows where it is signed in now')
      const stop = stopOf(run, step)
      if (stop && isConcerned(stop, step)) return judgeStop(stop, step)
      const refusal = account === null ? refusalAt(run, step, account) : null
      if (refusal !== null)
        return refusal.isCertain ? satisfied(`refused, since ${refusal.why}`, pageWords(step.landing)) : notVerified(refusal.why)
      if (isStoppedForWantOfAddress(run, step))
        return notVerified('the SP has an attribute for the address, and nobody was let in without it')
      if (step.session.unnamed) return notVerified(WHOSE)
      const who = signedInThere(step)
      return same(
        `signed in as ${nameOf(step)}`,
        who === null ? `not signed in (${pageWords(step.landing)})` : `signed in as ${fold(who)}`,
      )
    })
    return all(outcomes, 'nobody signed in')
  },
})

/** Whether somebody has the session of before and no place with it, so that it shows nothing of this sign-in. */
function hasStayedIn(run: CaseRun, step: StepRecord): boolean {
  const before = sessionBefore(run, step)
  return before !== null && step.session?.place === undefined && step.session?.signedInAs === before
}

/** Whether a stop is all that there is to say: where either would do, it is for whom nobody let in. */
function isConcerned({ orCreates, isCertain }: Stop, step: StepRecord): boolean {
  return signedInThere(step) === null || (isCertain && !orCreates)
}

/** An account that only the address has found is not opened before more is done, where that is declared. */
function judgeStop({ why, isCertain }: Stop, step: StepRecord): Outcome {
  const [who, { landing }] = [signedInThere(step), step]
  const expected = `nobody is signed in: ${why}`
  if (!isCertain) return notVerified(why)
  if (who !== null) return violated(expected, `signed in as ${fold(who)}`)
  return isErrorPage(landing) ? violated(expected, pageWords(landing)) : satisfied(expected, pageWords(landing))
}

/** Whether an SP that has an attribute for the address never let this person in, for whom none was sent. */
function isStoppedForWantOfAddress(run: CaseRun, { person, sent, landing }: StepRecord): boolean {
  if (run.attributeMap.email === undefined || !sent || sentValue(run, sent, 'email').state !== 'absent') return false
  // Where something is declared, it says who comes in.
  if (run.policy.missingAttribute?.email !== undefined) return false
  return !isErrorPage(landing) && !run.steps.some((each) => each.person?.id === person?.id && each.session?.signedInAs != null)
}
