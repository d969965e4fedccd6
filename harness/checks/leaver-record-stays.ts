import { all, defineCheck, notVerified } from './check.ts'
import { leavings, NOBODY_LEFT } from './leaver.ts'
import { unchanged } from './record-changes.ts'
import { accountOf, NO_ACCOUNT, NO_OBSERVER } from './seen.ts'

/** JIT provisioning takes nobody away: a leaver's account is as the last sign-in left it, and active. The other of the two facts about a leaver. */
export const leaverRecordStays = defineCheck({
  id: 'leaver-record-stays',
  title: "A leaver's account stays as it is",
  evidence: 'E1',
  evaluate({ steps }) {
    const outcomes = leavings(steps).map(({ lastIn, step }) => {
      if (!step.person || step.after.partial) return notVerified(NO_OBSERVER)
      const [was, is] = [accountOf(step.person, lastIn.after), accountOf(step.person, step.after)]
      if (was === 'unknown' || is === 'unknown') return notVerified(NO_OBSERVER)
      return was === null ? notVerified(NO_ACCOUNT) : unchanged(was, is)
    })
    return all(outcomes, NOBODY_LEFT)
  },
})
