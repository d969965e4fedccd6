import type { StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { callsIn, grantsIn, NO_CONTROL, NO_GRANTS, resultOf, someCallWorked, whyUnclear } from './portal.ts'

/** While a request waits for an administrator, it opens nothing. */
export const noUseBeforeApproval = defineCheck({
  id: 'no-use-before-approval',
  title: 'An open request gives no access',
  evidence: 'E1',
  evaluate({ steps }) {
    const outcomes = steps.flatMap((asking, index): Outcome[] => {
      const { person, details } = asking
      if (asking.kind !== 'request-access' || details.asked !== 'yes' || !person) return []
      const isSame = (step: StepRecord) => step.person?.id === person.id && step.details.collection === details.collection
      const later = steps.slice(index + 1)
      const decided = later.findIndex((step) => step.kind === 'decide-request' && isSame(step))
      const waiting = later.slice(0, decided < 0 ? later.length : decided)
      const granted = [asking, ...waiting].map((step) => grantsIn(person, step.after))
      const expected = `no access to ${details.collection} while the request is open`
      if (granted.some((each) => each !== 'unknown' && each.includes(details.collection ?? '')))
        return [violated(expected, `access to ${details.collection}`)]
      const calls = callsIn(waiting).filter(isSame)
      if (calls.length === 0) return []
      return calls.map((step) => {
        const result = resultOf(step)
        if (result === 'works') return violated(expected, `a call was answered ${step.details.status}`)
        if (result === 'unclear') return notVerified(whyUnclear(step))
        if (granted.includes('unknown')) return notVerified(NO_GRANTS)
        return someCallWorked(steps) ? satisfied(expected, `a call was answered ${step.details.status}`) : notVerified(NO_CONTROL)
      })
    })
    return all(outcomes, 'nobody called an API while a request was open')
  },
})
