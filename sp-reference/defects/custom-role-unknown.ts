import { defineDefect } from './defect.ts'

/** Only the system roles are looked at. */
export const customRoleUnknown = defineDefect({
  id: 'custom-role-unknown',
  title: 'Knows the system roles only, so custom roles fall back to the default',
  trips: ['role-from-assertion'],
  bends: {
    input: (input) => (input.surface === 'workspace' ? { ...input, workspace: { ...input.workspace, customRoles: [] } } : input),
  },
})
