import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { isSelf, NO_PROBE, nameOf, whoIsIn } from './seen.ts'

/** The control of every refusal: the same message, unbent, signs its person in. */
export const twinAccepted = defineCheck({
  id: 'twin-accepted',
  title: 'The same message, unbent, signs the person in',
  evidence: 'E2',
  evaluate({ steps }) {
    const outcomes = steps
      .filter((step) => step.control)
      .map((step) => {
        if (!step.session?.known) return notVerified(NO_PROBE)
        const expected = `signed in as ${nameOf(step)}`
        return isSelf(step) !== 'no' ? satisfied(expected, whoIsIn(step)) : violated(expected, whoIsIn(step))
      })
    return all(outcomes, 'no unbent message was sent')
  },
})
