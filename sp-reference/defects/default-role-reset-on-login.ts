import { defaultRoles } from '../jit/role.ts'
import { defineDefect } from './defect.ts'

/** A missing attribute means the default, always. */
export const defaultRoleResetOnLogin = defineDefect({
  id: 'default-role-reset-on-login',
  title: 'Gives the default role once more at each sign-in without a role attribute',
  trips: ['role-per-policy'],
  bends: {
    decision(decision, input) {
      const { surface, facts, policy } = input
      if (surface !== 'workspace' || !decision.account || facts.attributes.has(policy.attributeMap.role ?? '')) return decision
      if (decision.kind === 'refused' || decision.verification) return decision
      const { workspace } = input
      const member = decision.account.workspaces.some(({ name }) => name === workspace.name)
      if (!member) return decision
      const roles = defaultRoles(workspace, policy)
      return { ...decision, changes: [...decision.changes, { do: 'set-roles', workspace: workspace.name, roles }] }
    },
  },
})
