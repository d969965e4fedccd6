import type { AccountSeen } from '../results.ts'
import { all, defineCheck, notVerified, same } from './check.ts'
import { accountOf, NO_OBSERVER, signIns } from './seen.ts'

/** The same sign-in again leaves the record as it was, its time of change included. */
export const repeatChangesNothing = defineCheck({
  id: 'repeat-changes-nothing',
  title: 'The same sign-in again changes nothing',
  evidence: 'E1',
  evaluate({ steps }) {
    const repeated = signIns(steps).filter((step, index, every) => {
      const earlier = every
        .slice(0, index)
        .find((each) => each.person?.id === step.person?.id && each.place?.id === step.place?.id)
      return earlier !== undefined && JSON.stringify(earlier.sent?.attributes) === JSON.stringify(step.sent?.attributes)
    })
    const outcomes = repeated.map((step) => {
      const before = step.person ? accountOf(step.person, step.before) : null
      const after = step.person ? accountOf(step.person, step.after) : null
      if (before === 'unknown' || after === 'unknown') return notVerified(NO_OBSERVER)
      return same(words(before), words(after))
    })
    return all(outcomes, 'no sign-in was repeated')
  },
})

function words(account: AccountSeen | null): string {
  return account === null ? 'no account' : JSON.stringify(account, Object.keys(flatKeys(account)).sort())
}

/** Every key at every depth, so that JSON is written in one order. */
function flatKeys(value: unknown): Record<string, true> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.entries(value).reduce<Record<string, true>>(
    (keys, [key, each]) => ({ ...keys, [key]: true, ...flatKeys(each) }),
    {},
  )
}
