import { newEntries } from '../case/step-result.ts'
import { defineCheck, notVerified, same } from './check.ts'
import { judgeSignIns } from './expectation.ts'

/** The SP's own log says that the sign-in created the account, once. */
export const oneCreateEvent = defineCheck({
  id: 'one-create-event',
  title: "The SP's log has one entry for the creation",
  evidence: 'E1',
  needs: ['audit'],
  evaluate: (run) =>
    judgeSignIns(run, 'first', [], ({ step }) => {
      if (step.after.audit === 'unknown') return notVerified('no observer shows the log')
      const created = newEntries(step).filter((entry) => entry.decision === 'created').length
      return same('1 entry "created"', `${created} ${created === 1 ? 'entry' : 'entries'} "created"`)
    }),
})
