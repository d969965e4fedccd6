import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { callsIn, grantsIn, NO_GRANTS, portalSignIns, resultOf, whyUnclear } from './portal.ts'
import { listed } from './seen.ts'

/** What was approved for one person gives nothing to another who comes after. */
export const nothingForASecondPerson = defineCheck({
  id: 'nothing-for-a-second-person',
  title: "One person's approval gives another person nothing",
  evidence: 'E1',
  evaluate({ steps, people }) {
    const outcomes = [...people.values()].flatMap((person): Outcome[] => {
      const [first] = portalSignIns(steps).filter((step) => step.person?.id === person.id && step.session?.signedInAs != null)
      if (!first) return []
      const approved = steps
        .slice(0, steps.indexOf(first))
        .filter((step) => step.kind === 'decide-request' && step.details.decision === 'approve' && step.person?.id !== person.id)
      if (approved.length === 0) return []
      const collections = approved.map((step) => step.details.collection ?? '')
      const expected = `${person.firstName} has access to nothing after an approval of ${listed(collections)} for another`
      const grants = grantsIn(person, first.after)
      if (grants === 'unknown') return [notVerified(NO_GRANTS)]
      if (grants.length > 0) return [violated(expected, `access to ${listed(grants)}`)]
      const calls = callsIn(steps).filter(
        (step) => step.person?.id === person.id && collections.includes(step.details.collection ?? ''),
      )
      return [
        satisfied(expected),
        ...calls.map((step) => {
          const result = resultOf(step)
          if (result === 'unclear') return notVerified(whyUnclear(step))
          return result === 'works' ? violated(expected, `a call was answered ${step.details.status}`) : satisfied(expected)
        }),
      ]
    })
    return all(outcomes, "nobody came to the portal after another person's approval")
  },
})
