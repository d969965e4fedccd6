import type { AccountSeen } from '../results.ts'
import { defineCheck, notVerified, satisfied, violated } from './check.ts'
import { sharedChanges } from './record-changes.ts'
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
      const found = differences(before, after)
      const expected = `${before.length} ${before.length === 1 ? 'account' : 'accounts'}, as before`
      if (found.length > 0) return unlessAskedAnew(step, violated(expected, found.join('; ')))
      return isBlindTo(twin) ? notVerified(BLIND) : satisfied(expected, expected)
    }),
})

/** Each record of before is held against the one of its address, the most alike where there are several; what is left over is new. */
function differences(before: readonly AccountSeen[], after: readonly AccountSeen[]): string[] {
  const left = [...after]
  const pairs = before.map((was) => {
    const [found] = left
      .filter((each) => each.email === was.email)
      .map((is) => ({ is, changes: sharedChanges(was, is) }))
      .sort((one, other) => one.changes.length - other.changes.length)
    if (found) left.splice(left.indexOf(found.is), 1)
    return { was, found }
  })
  return [
    ...left.map((each) => `created ${each.email}`),
    ...pairs.flatMap(({ was, found }) => {
      if (!found) return [`removed ${was.email}`]
      return found.changes.length === 0 ? [] : [`changed ${was.email} (${found.changes.join('; ')})`]
    }),
  ]
}
