import { defineDefect } from './defect.ts'

/** Roles are read once and kept over a switch. */
export const roleOfFirstWorkspaceShown = defineDefect({
  id: 'role-of-first-workspace-shown',
  title: 'Shows the role of the first workspace in every workspace',
  trips: ['role-of-active-workspace'],
  bends: { shownWorkspace: (name, { joined }) => joined[0] ?? name },
})
