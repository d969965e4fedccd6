import { all, defineCheck, notVerified } from './check.ts'
import { unchanged } from './record-changes.ts'
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
      return (
        step.sent !== null &&
        earlier !== undefined &&
        JSON.stringify(earlier.sent?.attributes) === JSON.stringify(step.sent?.attributes)
      )
    })
    const outcomes = repeated.map((step) => {
      const before = step.person ? accountOf(step.person, step.before) : null
      const after = step.person ? accountOf(step.person, step.after) : null
      if (before === 'unknown' || after === 'unknown' || step.after.partial) return notVerified(NO_OBSERVER)
      if (before === null || step.session?.signedInAs == null) return notVerified('the person was not let in both times')
      return unchanged(before, after)
    })
    return all(outcomes, 'no sign-in was repeated')
  },
})
