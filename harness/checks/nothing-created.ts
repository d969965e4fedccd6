import { defineCheck, notVerified, satisfied } from './check.ts'
import { accountDifferences, changed } from './record-changes.ts'
import { BLIND, everyAccount, isBlindTo, judgeBent, NO_OBSERVER, unlessAskedAnew } from './seen.ts'

/** What is refused leaves no trace: every account after the bent message is as it was before, and there is no new one. */
export const nothingCreated = defineCheck({
  id: 'nothing-created',
  title: 'A bent message creates and changes no account',
  evidence: 'E1',
  evaluate: ({ steps }) =>
    judgeBent(steps, (step, twin) => {
      const [before, after] = [everyAccount(step.before), everyAccount(step.after)]
      if (before === 'unknown' || after === 'unknown') return notVerified(NO_OBSERVER)
      const found = accountDifferences(before, after)
      const expected = `${before.length} ${before.length === 1 ? 'account' : 'accounts'}, as before`
      if (found.length > 0) return unlessAskedAnew(step, changed(expected, found))
      return isBlindTo(twin) ? notVerified(BLIND) : satisfied(expected, expected)
    }),
})
