import { defineCheck, notVerified, same } from './check.ts'
import { accountsOf, NO_OBSERVER, signIns } from './seen.ts'

/** Being assigned at the IdP makes no record at the SP; only a sign-in does. */
export const nothingBeforeFirstSignIn = defineCheck({
  id: 'nothing-before-first-sign-in',
  title: 'Nothing is created ahead of the first sign-in',
  evidence: 'E1',
  evaluate({ steps }) {
    const first = signIns(steps)[0]
    if (!first?.person) return notVerified('nobody signed in')
    const earlier = accountsOf(first.person, first.before)
    if (earlier === 'unknown') return notVerified(NO_OBSERVER)
    return same(
      '0 accounts before the first sign-in',
      `${earlier.length} ${earlier.length === 1 ? 'account' : 'accounts'} before the first sign-in`,
    )
  },
})
