import { expectedRoles } from '../expect/role.ts'
import { defineCheck } from './check.ts'
import { hold, judgeSignIns, rolesInWords, shownRoles } from './expectation.ts'

/** A newcomer has the role the role attribute names, exactly; else the declared default. */
export const roleFromAssertion = defineCheck({
  id: 'role-from-assertion',
  title: 'A newcomer has the role that the assertion gives, or the declared default',
  evidence: 'E1',
  needs: ['roles'],
  evaluate: (run) =>
    judgeSignIns(run, 'first', ['workspaces'], (seen) => {
      const { step, sent, after } = seen
      const workspace = step.place?.name ?? ''
      return hold(expectedRoles(run, sent, workspace), seen, shownRoles(after, workspace), rolesInWords)
    }),
})
