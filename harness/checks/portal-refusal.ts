import type { StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { notVerified, satisfied, violated } from './check.ts'
import { accountOf, isErrorPage, knownAccountOf, NO_OBSERVER, NO_PROBE, whoIsIn } from './seen.ts'

/** Whether a portal sign-in of somebody unknown was refused with nothing made: no session, no account, no API client. */
export function judgeNothingMade(step: StepRecord): Outcome {
  const { person, session } = step
  const expected = 'refused: nobody signed in, no account, no API client'
  if (!person || !session?.known) return notVerified(NO_PROBE)
  if (session.signedInAs !== null) return violated(expected, whoIsIn(step))
  const before = knownAccountOf(person, step.before)
  const after = accountOf(person, step.after)
  if (before === 'unknown' || after === 'unknown') return notVerified(NO_OBSERVER)
  if (before !== null) return notVerified('the person was known before')
  if (after !== null) {
    const clients = after.apiClients?.length ?? 0
    return violated(expected, `an account for ${after.email}${clients > 0 ? ' with an API client' : ''}`)
  }
  return isErrorPage(step.landing)
    ? violated(expected, `an error page (${step.landing?.status})`)
    : satisfied(expected, whoIsIn(step))
}
