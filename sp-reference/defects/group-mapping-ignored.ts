import { defineDefect } from './defect.ts'

/** The mapping is configured and asked by nobody. */
export const groupMappingIgnored = defineDefect({
  id: 'group-mapping-ignored',
  title: 'Gives the default role whatever role a group is mapped to',
  trips: ['role-from-assertion'],
  bends: {
    input: (input) => (input.surface === 'workspace' ? { ...input, workspace: { ...input.workspace, groupRoles: [] } } : input),
  },
})
