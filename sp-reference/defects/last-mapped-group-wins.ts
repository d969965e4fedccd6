import { defineDefect } from './defect.ts'

/** Each match overwrites the one before. */
export const lastMappedGroupWins = defineDefect({
  id: 'last-mapped-group-wins',
  title: 'Takes the last of several mapped groups, not the declared one',
  trips: ['role-from-assertion'],
  bends: {
    input: (input) =>
      input.surface === 'workspace'
        ? { ...input, workspace: { ...input.workspace, groupRoles: input.workspace.groupRoles.toReversed() } }
        : input,
  },
})
