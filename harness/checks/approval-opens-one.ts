import type { StepRecord } from '../case/case-run.ts'
import type { CasePerson } from '../case/people.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, same, satisfied, violated } from './check.ts'
import { callsIn, grantsBefore, grantsIn, NO_GRANTS, resultOf, whyUnclear } from './portal.ts'
import { listed } from './seen.ts'

/** An approval opens that collection to that person: it can be called, and others still cannot. */
export const approvalOpensOne = defineCheck({
  id: 'approval-opens-one',
  title: 'An approval opens that collection and no other',
  evidence: 'E1',
  evaluate({ steps }) {
    const outcomes = steps.flatMap((step, index): Outcome[] => {
      const { kind, person, details } = step
      if (kind !== 'decide-request' || details.decision !== 'approve' || !person) return []
      const collection = details.collection ?? ''
      const [before, after] = [grantsBefore(person, step.before), grantsIn(person, step.after)]
      if (before === 'unknown' || after === 'unknown') return [notVerified(NO_GRANTS)]
      const wanted = [...new Set([...before, collection])]
      const calls = callsUntilNext(steps.slice(index + 1), person)
      const called = calls.some((each) => each.details.collection === collection)
      return [
        same(`access to ${listed(wanted)}`, `access to ${listed(after)}`),
        ...calls.map((each) => judgeCall(each, wanted)),
        ...(called ? [] : [notVerified(`nobody called ${collection} after it was approved`)]),
      ]
    })
    return all(outcomes, 'no request was approved')
  },
})

/** The person's calls up to the next decision about them. */
function callsUntilNext(later: readonly StepRecord[], person: CasePerson): StepRecord[] {
  const own = later.filter((step) => step.person?.id === person.id)
  const next = own.findIndex((step) => step.kind === 'decide-request')
  return callsIn(own.slice(0, next < 0 ? own.length : next))
}

function judgeCall(step: StepRecord, granted: readonly string[]): Outcome {
  const { collection = '', status } = step.details
  const result = resultOf(step)
  if (result === 'unclear') return notVerified(whyUnclear(step))
  const opens = granted.includes(collection)
  const expected = `a call of ${collection} ${opens ? 'works' : 'is refused'}`
  const fits = (result === 'works') === opens
  return fits ? satisfied(expected, `answered ${status}`) : violated(expected, `answered ${status}`)
}
