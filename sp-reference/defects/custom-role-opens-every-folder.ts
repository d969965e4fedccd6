import { systemRoles } from '../jit/role.ts'
import { defineDefect } from './defect.ts'

/** The folders of a custom role are shown to administrators and asked nowhere. */
export const customRoleOpensEveryFolder = defineDefect({
  id: 'custom-role-opens-every-folder',
  title: 'Lets a custom role into every folder of the workspace',
  trips: ['rights-of-role'],
  bends: { rights: (rights, { role }) => (systemRoles.some((each) => each === role) ? rights : { ...rights, folders: 'all' }) },
})
