import { defaultRoles, expectedRoles } from '../expect/role.ts'
import { defineCheck, unspecified } from './check.ts'
import { hold, judgeSignIns, rolesInWords, shownRoles } from './expectation.ts'

/** An existing account that is added to a workspace gets the role that the policy says, default or attribute. */
export const roleOnJoin = defineCheck({
  id: 'role-on-join',
  title: 'An existing account that joins has the declared role',
  evidence: 'E1',
  needs: ['roles'],
  evaluate: (run) =>
    judgeSignIns(run, 'later', ['workspaces'], (seen) => {
      const { step, sent, before, after } = seen
      const workspace = step.place?.name ?? ''
      if (before?.workspaces?.[workspace]) return null
      if (run.policy.roleOnJoin === undefined) return unspecified('roleOnJoin')
      const expected = run.policy.roleOnJoin === 'attribute' ? expectedRoles(run, sent, workspace) : defaultRoles(run, workspace)
      return hold(expected, seen, shownRoles(after, workspace), rolesInWords)
    }),
})
