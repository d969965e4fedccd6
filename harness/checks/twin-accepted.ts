import { all, defineCheck, notApplicable, notVerified, satisfied, violated } from './check.ts'
import { refusalAt } from './expectation.ts'
import { isSelf, knownAccountOf, NO_PROBE, nameOf, whoIsIn } from './seen.ts'

/** The control of every refusal: the same message, unbent, signs its person in. */
export const twinAccepted = defineCheck({
  id: 'twin-accepted',
  title: 'The same message, unbent, signs the person in',
  evidence: 'E2',
  evaluate(run) {
    const outcomes = run.steps
      .filter((step) => step.control)
      .map((step) => {
        if (!step.session?.known) return notVerified(NO_PROBE)
        const isNew = step.person !== null && knownAccountOf(step.person, step.before) === null
        const refusal = isNew ? refusalAt(run, step, null) : null
        if (refusal !== null)
          return refusal.isCertain ? notApplicable(`nobody is let in like this, since ${refusal.why}`) : notVerified(refusal.why)
        const expected = `signed in as ${nameOf(step)}`
        return isSelf(step) !== 'no' ? satisfied(expected, whoIsIn(step)) : violated(expected, whoIsIn(step))
      })
    return all(outcomes, 'no unbent message was sent')
  },
})
