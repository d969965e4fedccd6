import { newEntries } from '../case/step-result.ts'
import { defineCheck, notApplicable, notVerified, satisfied, violated } from './check.ts'
import { judgeSignIns } from './expectation.ts'
import { environmentOf } from './seen.ts'

/** Where groups are synced, but not in the channel of this sign-in, the log says so. */
export const syncSkipLogged = defineCheck({
  id: 'sync-skip-logged',
  title: 'The log says why groups were not synced',
  evidence: 'E1',
  evaluate: (run) => {
    const rule = run.policy.groupPolicy
    if (rule !== undefined && rule !== 'createOnly' && rule !== 'ignore')
      return notApplicable(`the declared policy reads groups in every channel (groupPolicy: ${rule})`)
    return judgeSignIns(run, 'later', [], ({ step }) => {
      const environment = environmentOf(run, step)
      if (!environment?.groupSync || step.channel === 'go') return notVerified('nothing kept the groups from being synced')
      if (step.after.audit === 'unknown') return notVerified('no observer shows the log')
      const reasons = newEntries(step).flatMap((entry) => entry.reasons ?? [])
      const said = reasons.find((each) => /\b(sync|groups?)\b/i.test(each) && /channel/i.test(each))
      const expected = 'a reason that names sync and channel'
      return said ? satisfied(expected, said) : violated(expected, reasons.join('; ') || 'no reason in the log')
    })
  },
})
