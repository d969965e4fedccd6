import { defineCheck, notVerified } from './check.ts'
import { ASKED_ANEW, hasAskedAnew, judgeBent, judgeSelf, NO_PROBE, nameOf } from './seen.ts'

/** Who is signed in stays signed in when a bent message arrives in the same browser. */
export const sessionSurvivesRefusal = defineCheck({
  id: 'session-survives-refusal',
  title: 'A refused message does not end the session of before',
  evidence: 'E2',
  evaluate: ({ steps }) =>
    judgeBent(steps, (step) => {
      if (!step.session?.known) return notVerified(NO_PROBE)
      // Whose session was ended, and who was signed in anew at once, looks the same at the end.
      if (hasAskedAnew(step)) return notVerified(ASKED_ANEW)
      return judgeSelf(step, `signed in as ${nameOf(step)}`)
    }),
})
