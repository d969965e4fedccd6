import type { CaseRun } from '../case/case-run.ts'
import type { SentAssertion } from '../case/sent.ts'
import { assertedEmail } from '../expect/email.ts'
import { sentValue } from '../expect/sent-value.ts'
import { defineCheck, notApplicable, notVerified, unspecified } from './check.ts'
import { hold, judgeSignIns, type SeenSignIn, unlessSeenOtherwise } from './expectation.ts'
import { declaredStop } from './owner-of.ts'
import { fold } from './seen.ts'

/** What a later sign-in does to a stored address: nothing, or what was sent (C-01). */
export const addressPerPolicy = defineCheck({
  id: 'address-per-policy',
  title: 'A later sign-in treats the stored address as declared',
  evidence: 'E1',
  evaluate: (run) =>
    judgeSignIns(run, 'later', [], (seen) => {
      const { policy } = run
      const stop = declaredStop(run, seen.step)
      if (stop !== null) return notApplicable(`the declared policy lets nobody in here, since ${stop.why}`)
      const stored = fold(seen.before?.email ?? '')
      const asserted = assertedEmail(run, seen.sent)
      if (asserted.kind === 'unspecified') return unspecified(asserted.key)
      if (asserted.kind === 'refused') return notVerified(`no address is asserted: ${asserted.why}`)
      if (policy.updatePolicy === undefined) return unspecified('updatePolicy')
      const isFree = !policy.immutable?.includes('email') && !isLeftOut(run, seen)
      const fills = policy.updatePolicy === 'onlyEmpty' && stored === ''
      const refreshed = isFree && (policy.updatePolicy === 'eachLogin' || policy.updatePolicy === 'perField' || fills)
      const outcome = hold(
        { kind: 'value', value: refreshed ? fold(asserted.value) : stored },
        seen,
        seen.after ? fold(seen.after.email) : undefined,
        (email) => email,
      )
      return refreshed ? outcome : unlessSeenOtherwise(outcome, seen, 'email')
    }),
})

/** Whether the address was sent once and is not now: what stands in for it is no news (F-29). */
function isLeftOut(run: CaseRun, { step, person, sent }: SeenSignIn): boolean {
  const isSent = (message: SentAssertion) => values(run, message).length > 0
  if (run.attributeMap.email === undefined || isSent(sent)) return false
  const earlier = run.steps.slice(0, run.steps.indexOf(step)).filter((each) => each.person?.id === person.id)
  return earlier.some((each) => each.sent !== null && isSent(each.sent))
}

const values = (run: CaseRun, sent: SentAssertion): readonly string[] => sentValue(run, sent, 'email').values
