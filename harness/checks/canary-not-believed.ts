import type { StepRecord } from '../case/case-run.ts'
import { defineCheck, notVerified, satisfied, violated } from './check.ts'
import { BLIND, everyAccount, fold, isBlindTo, judgeBent, NO_OBSERVER, NO_PROBE, WHOSE, whoIsIn } from './seen.ts'

/** The identity that only the forged part of a message claims is nobody to the SP: no session and no account. */
export const canaryNotBelieved = defineCheck({
  id: 'canary-not-believed',
  title: 'A forged identity is never believed',
  evidence: 'E1',
  evaluate: ({ steps }) =>
    judgeBent(steps, (step, twin) => {
      const canary = canaryOf(step)
      if (canary === null) return notVerified('no part of the message was forged')
      const { session, after } = step
      const expected = `no session and no account of ${canary}`
      if (session?.signedInAs && fold(session.signedInAs) === canary) return violated(expected, whoIsIn(step))
      const accounts = everyAccount(after)
      if (accounts === 'unknown') return notVerified(NO_OBSERVER)
      const made = accounts.find(({ email, idpIds }) =>
        [email, ...(idpIds ?? []).map((id) => id.slice(id.indexOf('|') + 1))].map(fold).includes(canary),
      )
      if (made) return violated(expected, `the account ${made.email} stands for ${canary}`)
      if (!session?.known) return notVerified(NO_PROBE)
      if (isBlindTo(twin)) return notVerified(BLIND)
      return session.unnamed ? notVerified(WHOSE) : satisfied(expected, whoIsIn(step))
    }),
})

function canaryOf(step: StepRecord): string | null {
  const canary = step.exchanges.find((each) => each.response?.mutation === step.mutation)?.response?.canary
  return canary ? fold(canary) : null
}
