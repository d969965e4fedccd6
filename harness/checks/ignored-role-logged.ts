import { newEntries } from '../case/step-result.ts'
import { sentValue } from '../expect/sent-value.ts'
import { defineCheck, notApplicable, notVerified, satisfied, violated } from './check.ts'
import { gotIn, judgeSignIns } from './expectation.ts'

/** Where a member's role attribute no longer counts, the SP's log says that it was sent and not applied. */
export const ignoredRoleLogged = defineCheck({
  id: 'ignored-role-logged',
  title: 'The log says that a later role attribute was ignored',
  evidence: 'E1',
  needs: ['roles', 'audit'],
  evaluate: (run) => {
    const rule = run.policy.rolePolicy
    if (rule !== undefined && rule !== 'createOnly')
      return notApplicable(`the declared policy reads the role at each sign-in (rolePolicy: ${rule})`)
    return judgeSignIns(run, 'later', ['workspaces'], (seen) => {
      const { step, sent, before } = seen
      const workspace = step.place?.name ?? ''
      const role = sentValue(run, sent, 'role')
      const had = Object.values(before?.workspaces?.[workspace]?.roles ?? {})
      if (rule === undefined || had.length === 0 || role.values.length === 0 || role.values.every((each) => had.includes(each)))
        return null
      if (step.after.audit === 'unknown') return notVerified('no observer shows the log')
      if (!gotIn(seen)) return notVerified('the person was not let in')
      const reasons = newEntries(step).flatMap((entry) => entry.reasons ?? [])
      const expected = `the log names ${role.attribute}`
      return reasons.some((reason) => reason.includes(role.attribute))
        ? satisfied(expected)
        : violated(expected, reasons.join('; ') || 'no reason in the log')
    })
  },
})
