import { defineFault } from './fault.ts'

/** Assignments of groups are not looked at. */
export const groupMembersRefused = defineFault({
  id: 'group-members-refused',
  title: 'People who have the app by a group alone are refused',
  turnsAway: ({ by }) => by === 'groups',
})
