import { expectedLaterRoles } from '../expect/role.ts'
import { isRoleByHand } from './by-hand.ts'
import { defineCheck, notVerified, unspecified } from './check.ts'
import { hold, judgeSignIns, rolesInWords, shownRoles, unlessSeenOtherwise } from './expectation.ts'

/** What a later sign-in does to a member's role: nothing, or what the attribute says now (C-05). */
export const rolePerPolicy = defineCheck({
  id: 'role-per-policy',
  title: "A later sign-in treats a member's role as declared",
  evidence: 'E1',
  needs: ['roles'],
  evaluate: (run) => {
    const outcome = judgeSignIns(run, 'later', ['workspaces'], (seen) => {
      const { step, sent, before, after } = seen
      const workspace = step.place?.name ?? ''
      const had = shownRoles(before, workspace)
      if (had === undefined) return notVerified('no observer shows roles')
      if (!before?.workspaces?.[workspace]) return null
      if (run.policy.rolePolicy === undefined) return unspecified('rolePolicy')
      const { roles } = before.workspaces[workspace]
      const byHand = run.policy.rolePolicy === 'manualWins' && isRoleByHand(run, step, workspace)
      if (run.policy.rolePolicy !== 'createOnly' && !byHand)
        return hold(expectedLaterRoles(run, sent, workspace, roles), seen, shownRoles(after, workspace), rolesInWords)
      const kept = hold({ kind: 'value', value: had }, seen, shownRoles(after, workspace), (roles) => roles)
      return unlessSeenOtherwise(kept, seen, `workspaces.${workspace}`)
    })
    return outcome
  },
})
