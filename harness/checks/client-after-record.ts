import { newEntries } from '../case/step-result.ts'
import { defineCheck, notVerified, satisfied, violated } from './check.ts'
import { judgeFirstClients } from './portal.ts'
import { knownAccountOf } from './seen.ts'

/** The SP's own log has the person's record first and the API client after it. */
export const clientAfterRecord = defineCheck({
  id: 'client-after-record',
  title: 'The record of the person is made before the API client',
  evidence: 'E1',
  needs: ['audit'],
  evaluate: (run) =>
    judgeFirstClients(run, ({ step, person }) => {
      const clientEvent = run.target.portal?.clientEvent
      if (clientEvent === undefined)
        return notVerified('the target does not say what the log calls the creation of an API client (portal.clientEvent)')
      if (step.after.audit === 'unknown') return notVerified('no observer shows the log')
      if (knownAccountOf(person, step.before) !== null) return notVerified('the record was there before')
      const entries = newEntries(step)
      const client = entries.findIndex((entry) => entry.event === clientEvent)
      const record = entries.findIndex((entry) => entry.decision === 'created' && entry.event !== clientEvent)
      const expected = 'in the log, the record is created, then the client'
      const seen = entries.map((entry) => `${entry.event}${entry.decision ? ` (${entry.decision})` : ''}`).join(', ') || 'nothing'
      return record >= 0 && client > record ? satisfied(expected, seen) : violated(expected, seen)
    }),
})
