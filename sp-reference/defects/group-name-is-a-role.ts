import { assertedGroups } from '../jit/groups.ts'
import { systemRoles } from '../jit/role.ts'
import { defineDefect } from './defect.ts'

/** A group called Admins must mean the role Admin. */
export const groupNameIsARole = defineDefect({
  id: 'group-name-is-a-role',
  title: 'Gives the role that the name of a group sounds like',
  trips: ['role-from-assertion'],
  bends: {
    input(input) {
      if (input.surface !== 'workspace') return input
      const guessed = assertedGroups(input.facts, input.policy).names.flatMap((group) => {
        const role = systemRoles.find((each) => group.startsWith(each))
        return role ? [{ group, role }] : []
      })
      return { ...input, workspace: { ...input.workspace, groupRoles: [...input.workspace.groupRoles, ...guessed] } }
    },
  },
})
