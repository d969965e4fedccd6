import { defineCheck, notVerified, same } from './check.ts'
import { accountsOf, NO_OBSERVER } from './seen.ts'

/** Being assigned at the IdP, or being known elsewhere, makes no record at the SP; only a sign-in does. */
export const nothingBeforeFirstSignIn = defineCheck({
  id: 'nothing-before-first-sign-in',
  title: 'Nothing is created ahead of the first sign-in',
  evidence: 'E1',
  evaluate({ steps }) {
    const first = steps.findIndex((step) => step.sent !== null)
    const person = steps[first]?.person
    const earlier = steps.slice(0, first)
    if (first < 1 || !person) return notVerified('there was nothing before the first assertion that could be watched')
    const seen = earlier.map((step) => (step.after.partial ? 'unknown' : accountsOf(person, step.after)))
    if (seen.includes('unknown')) return notVerified(NO_OBSERVER)
    const most = Math.max(...seen.map((each) => each.length))
    return same('0 accounts before the first sign-in', `${most} ${most === 1 ? 'account' : 'accounts'} before the first sign-in`)
  },
})
