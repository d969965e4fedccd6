import type { StepRecord } from '../case/case-run.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { signIns } from './seen.ts'

/** Judges our own IdP: who is not verified, or not assigned to the app, gets a page and no assertion. */
export const notEntitledRefused = defineCheck({
  id: 'not-entitled-refused',
  title: 'Who is not verified or not assigned gets no assertion',
  evidence: 'E3',
  evaluate({ steps }) {
    const tries = signIns(steps)
    // An IdP that gives nobody an assertion would look careful.
    const control = tries.some((step) => isEntitled(step) && isSent(step))
    const outcomes = tries
      .filter((step) => !isEntitled(step))
      .map((step) => {
        const refusal = step.exchanges.find((each) => each.refusal !== null)?.refusal
        const expected = 'a refusal and no assertion'
        if (isSent(step)) return violated(expected, 'an assertion')
        if (!control) return notVerified('failed control: nobody got an assertion')
        return refusal
          ? satisfied(expected, `refused: ${refusal.code}`)
          : violated(expected, 'neither an assertion nor a refusal')
      })
    return all(outcomes, 'everybody was entitled')
  },
})

const isEntitled = ({ person }: StepRecord): boolean => person?.verified === true && person.assigned
const isSent = ({ exchanges }: StepRecord): boolean => exchanges.some((each) => each.response !== null)
