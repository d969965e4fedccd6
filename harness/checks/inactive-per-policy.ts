import { all, defineCheck, notVerified, same, unspecified } from './check.ts'
import { restingOn } from './evidence.ts'
import { accountOf, fold, knownAccountOf, NO_OBSERVER, NO_PROBE, signIns } from './seen.ts'

/** Somebody whom the SP's administrator has deactivated is refused, or comes back, as declared. */
export const inactivePerPolicy = defineCheck({
  id: 'inactive-per-policy',
  title: 'A sign-in treats a deactivated account as declared',
  evidence: 'E1',
  needs: ['status'],
  evaluate({ steps, policy }) {
    const outcomes = signIns(steps).flatMap((step) => {
      const before = step.person ? knownAccountOf(step.person, step.before) : null
      const after = step.person ? accountOf(step.person, step.after) : null
      if (before === 'unknown' || after === 'unknown') return [notVerified(NO_OBSERVER)]
      if (before?.status === undefined || fold(before.status) === 'active' || step.sent === null) return []
      if (policy.inactiveAccount === undefined) return [unspecified('inactiveAccount')]
      if (!step.session?.known) return [notVerified(NO_PROBE)]
      const expected = policy.inactiveAccount === 'refuse' ? `${fold(before.status)}, nobody signed in` : 'active, signed in'
      const actual = `${after?.status === undefined ? 'no account' : fold(after.status)}, ${step.session.signedInAs === null ? 'nobody signed in' : 'signed in'}`
      return [restingOn(same(expected, actual), [before, after], ['status'])]
    })
    return all(outcomes, 'nobody with a deactivated account signed in')
  },
})
