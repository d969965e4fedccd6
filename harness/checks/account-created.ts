import { defineCheck, notVerified, satisfied } from './check.ts'
import { restingOn } from './evidence.ts'
import { refusalAt, withoutAccount } from './expectation.ts'
import { accountsOf, NO_OBSERVER, signIns } from './seen.ts'

/** The first sign-in of an unknown person makes the account: none before, one after. */
export const accountCreated = defineCheck({
  id: 'account-created',
  title: 'The first sign-in creates the account',
  evidence: 'E1',
  evaluate(run) {
    const first = signIns(run.steps)[0]
    if (!first?.person) return notVerified('nobody signed in')
    const before = accountsOf(first.person, first.before)
    const after = accountsOf(first.person, first.after)
    if (before === 'unknown' || after === 'unknown') return notVerified(NO_OBSERVER)
    if (before.length > 0) return notVerified('the person already had an account, so nothing could be created')
    if (after.length === 0 && first.after.partial) return notVerified(NO_OBSERVER)
    const expected = '0 accounts before, 1 after'
    if (after.length > 0) return restingOn(satisfied(expected), after, [])
    return withoutAccount({ refusal: refusalAt(run, first, null) }, expected)
  },
})
