import { defineDefect } from './defect.ts'

/** Who comes without a role gets all rights. */
export const defaultRoleAdmin = defineDefect({
  id: 'default-role-admin',
  title: 'Gives newcomers without a role attribute the role Admin',
  trips: ['role-from-assertion', 'role-on-join'],
  bends: { policy: (policy, { surface }) => (surface === 'workspace' ? { ...policy, defaultRole: 'Admin' } : policy) },
})
