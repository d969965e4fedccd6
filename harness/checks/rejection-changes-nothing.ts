import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, same, satisfied, violated } from './check.ts'
import { callsIn, grantsBefore, grantsIn, NO_CONTROL, NO_GRANTS, resultOf, someCallWorked, whyUnclear } from './portal.ts'
import { listed } from './seen.ts'

/** A rejected request leaves the person with what they had, and the collection shut. */
export const rejectionChangesNothing = defineCheck({
  id: 'rejection-changes-nothing',
  title: 'A rejected request gives no access',
  evidence: 'E1',
  evaluate({ steps }) {
    const outcomes = steps.flatMap((step, index): Outcome[] => {
      const { kind, person, details } = step
      if (kind !== 'decide-request' || details.decision !== 'reject' || !person) return []
      const [before, after] = [grantsBefore(person, step.before), grantsIn(person, step.after)]
      if (before === 'unknown' || after === 'unknown') return [notVerified(NO_GRANTS)]
      // What was open before the rejection is another matter.
      const isOpen = before.includes(details.collection ?? '')
      const calls = callsIn(steps.slice(index + 1)).filter(
        (each) => !isOpen && each.person?.id === person.id && each.details.collection === details.collection,
      )
      return [
        same(`access to ${listed(before)}`, `access to ${listed(after)}`),
        ...calls.map((each) => {
          const expected = `a call of ${details.collection} is refused`
          const result = resultOf(each)
          if (result === 'unclear') return notVerified(whyUnclear(each))
          if (result === 'works') return violated(expected, `answered ${each.details.status}`)
          return someCallWorked(steps) ? satisfied(expected, `answered ${each.details.status}`) : notVerified(NO_CONTROL)
        }),
      ]
    })
    return all(outcomes, 'no request was rejected')
  },
})
