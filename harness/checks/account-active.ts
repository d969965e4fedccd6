import { defineCheck, notVerified, same } from './check.ts'
import { judgeSignIns } from './expectation.ts'
import { fold, NO_ACCOUNT } from './seen.ts'

/** An account made by a sign-in can be used at once. */
export const accountActive = defineCheck({
  id: 'account-active',
  title: 'A new account is active',
  evidence: 'E1',
  needs: ['status'],
  evaluate: (run) =>
    judgeSignIns(run, 'first', ['status'], ({ after }) => {
      if (after === null) return notVerified(NO_ACCOUNT)
      return after.status === undefined ? notVerified('no observer shows the status') : same('active', fold(after.status))
    }),
})
