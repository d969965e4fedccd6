import { defineCheck, notVerified, satisfied, violated } from './check.ts'
import { judgeBent, NO_PROBE, unlessAskedAnew, whoIsIn } from './seen.ts'

/** A bent message signs nobody in, neither the person of the message nor anybody else. */
export const refused = defineCheck({
  id: 'refused',
  title: 'A bent message signs nobody in',
  evidence: 'E2',
  evaluate: ({ steps }) =>
    judgeBent(steps, (step) => {
      if (!step.session?.known) return notVerified(NO_PROBE)
      if (step.session.signedInAs === null) return satisfied('nobody is signed in', whoIsIn(step))
      return unlessAskedAnew(step, violated('nobody is signed in', whoIsIn(step)))
    }),
})
