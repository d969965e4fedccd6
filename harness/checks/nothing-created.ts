import type { AccountSeen } from '../results.ts'
import { defineCheck, notVerified, satisfied, violated } from './check.ts'
import { everyAccount, judgeBent, NO_OBSERVER, unlessAskedAnew } from './seen.ts'

/** What is refused leaves no trace: every account after the bent message is as it was before, and there is no new one. */
export const nothingCreated = defineCheck({
  id: 'nothing-created',
  title: 'A bent message creates and changes no account',
  evidence: 'E1',
  evaluate: ({ steps }) =>
    judgeBent(steps, (step) => {
      const [before, after] = [everyAccount(step.before), everyAccount(step.after)]
      if (before === 'unknown' || after === 'unknown') return notVerified(NO_OBSERVER)
      const found = differences(before, after)
      const expected = `${before.length} ${before.length === 1 ? 'account' : 'accounts'}, as before`
      return found.length === 0 ? satisfied(expected, expected) : unlessAskedAnew(step, violated(expected, found.join('; ')))
    }),
})

function differences(before: readonly AccountSeen[], after: readonly AccountSeen[]): string[] {
  const same = (one: AccountSeen, other: AccountSeen) => JSON.stringify(one) === JSON.stringify(other)
  const known = (list: readonly AccountSeen[], email: string) => list.some((each) => each.email === email)
  return [
    ...after
      .filter((each) => !before.some((other) => same(each, other)))
      .map((each) => `${known(before, each.email) ? 'changed' : 'created'} ${each.email}`),
    ...before.filter((each) => !known(after, each.email)).map((each) => `removed ${each.email}`),
  ]
}
