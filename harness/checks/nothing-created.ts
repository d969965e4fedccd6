import type { AccountSeen } from '../results.ts'
import { defineCheck, notVerified, satisfied } from './check.ts'
import { type Change, changed, sharedChanges } from './record-changes.ts'
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
      if (found.length > 0) return unlessAskedAnew(step, changed(expected, found))
      return isBlindTo(twin) ? notVerified(BLIND) : satisfied(expected, expected)
    }),
})

type Difference = Pick<Change, 'words' | 'evidence'>

/** Each record of before is held against the one of its address, the most alike where there are several; what is left over is new. */
function differences(before: readonly AccountSeen[], after: readonly AccountSeen[]): Difference[] {
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
    ...left.map((each): Difference => ({ words: `created ${each.email}`, evidence: 'E1' })),
    ...pairs.flatMap(({ was, found }): Difference[] => {
      if (!found) return [{ words: `removed ${was.email}`, evidence: 'E1' }]
      const [best] = found.changes.map((each) => each.evidence).sort()
      const list = found.changes.map((each) => each.words).join('; ')
      return best === undefined ? [] : [{ words: `changed ${was.email} (${list})`, evidence: best }]
    }),
  ]
}
