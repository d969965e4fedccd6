import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { leavings, NOBODY_LEFT } from './leaver.ts'
import { NO_PROBE, whoIsIn } from './seen.ts'

/** Whom the IdP no longer lets in gets no session at the SP either: one of the two facts about a leaver. */
export const leaverStaysOut = defineCheck({
  id: 'leaver-stays-out',
  title: 'Whom the IdP lets in no longer gets no session',
  evidence: 'E2',
  evaluate({ steps }) {
    const outcomes = leavings(steps).map(({ step }) => {
      if (!step.session?.known) return notVerified(NO_PROBE)
      const outcome = step.session.signedInAs === null ? satisfied : violated
      return outcome('nobody is signed in', whoIsIn(step))
    })
    return all(outcomes, NOBODY_LEFT)
  },
})
