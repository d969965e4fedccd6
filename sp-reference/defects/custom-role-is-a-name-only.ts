import { systemRoles } from '../jit/role.ts'
import { defineDefect } from './defect.ts'

/** The role is stored and shown, and opens nothing. */
export const customRoleIsANameOnly = defineDefect({
  id: 'custom-role-is-a-name-only',
  title: 'Gives a custom role by name and none of its rights',
  trips: ['rights-of-role'],
  bends: {
    rights: (rights, { role }) => (systemRoles.some((each) => each === role) ? rights : { folders: [], edit: false }),
  },
})
