import { defineDefect } from './defect.ts'

/** Who may look may also change. */
export const customRoleAlwaysEdits = defineDefect({
  id: 'custom-role-always-edits',
  title: 'Lets a role that may only view change recipes too',
  trips: ['rights-of-role'],
  bends: { rights: (rights) => ({ ...rights, edit: true }) },
})
