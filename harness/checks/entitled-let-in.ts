import { all, defineCheck, satisfied, violated } from './check.ts'
import { signIns } from './seen.ts'

/** Judges our own IdP: who is verified and has the app, by themselves or by a group, gets an assertion. */
export const entitledLetIn = defineCheck({
  id: 'entitled-let-in',
  title: 'Who is verified and assigned, by themselves or by a group, gets an assertion',
  evidence: 'E3',
  evaluate({ steps }) {
    const outcomes = signIns(steps)
      .filter(({ person }) => person?.verified && person.assigned)
      .map(({ person, exchanges }) => {
        const by = person?.byGroup === undefined ? 'by themselves' : `by the group ${person.byGroup}`
        const expected = `an assertion for ${person?.firstName}, who is assigned ${by}`
        if (exchanges.some((each) => each.response !== null)) return satisfied(expected, 'an assertion')
        const refusal = exchanges.find((each) => each.refusal !== null)?.refusal
        return violated(expected, refusal ? `refused: ${refusal.code}` : 'neither an assertion nor a refusal')
      })
    return all(outcomes, 'nobody was entitled')
  },
})
