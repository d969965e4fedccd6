import { defineCheck, notVerified, same } from './check.ts'
import { judgeSignIns, withoutAccount } from './expectation.ts'

/** Who comes in through single sign-on is in the organisation's workspace. */
export const workspaceMember = defineCheck({
  id: 'workspace-member',
  title: 'The sign-in makes the person a member of the workspace',
  evidence: 'E1',
  needs: ['workspaces'],
  evaluate: (run) =>
    judgeSignIns(run, 'any', ['workspaces'], (seen) => {
      const { step, after } = seen
      if (after === null) return withoutAccount(seen, 'a member of the workspace')
      if (!after.workspaces || !step.place) return notVerified('no observer shows workspaces')
      const membership = after.workspaces[step.place.name]
      return same(
        `member of ${step.place.name}`,
        membership && !membership.pending ? `member of ${step.place.name}` : `not a member of ${step.place.name}`,
      )
    }),
})
