import { defineCheck, notVerified, satisfied, violated } from './check.ts'
import { isSelf, judgeBent, NO_PROBE, nameOf, whoIsIn } from './seen.ts'

/** Who is signed in stays signed in when a bent message arrives in the same browser. */
export const sessionSurvivesRefusal = defineCheck({
  id: 'session-survives-refusal',
  title: 'A refused message does not end the session of before',
  evidence: 'E2',
  evaluate: ({ steps }) =>
    judgeBent(steps, (step) => {
      if (!step.session?.known) return notVerified(NO_PROBE)
      const expected = `signed in as ${nameOf(step)}`
      return isSelf(step) ? satisfied(expected, whoIsIn(step)) : violated(expected, whoIsIn(step))
    }),
})
