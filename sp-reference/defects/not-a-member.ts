import { alterChanges } from './alter.ts'
import { defineDefect } from './defect.ts'

/** The account is made or known, and stays outside. */
export const notAMember = defineDefect({
  id: 'not-a-member',
  title: 'Signs people in to a workspace without making them members',
  trips: [
    'attributes-on-membership',
    'invitation-per-policy',
    'rights-of-role',
    'role-from-assertion',
    'role-on-join',
    'workspace-member',
  ],
  bends: {
    decision: (decision) => alterChanges(decision, (change) => (change.do === 'join-workspace' ? null : change)),
    sessionIsAtHome: () => true,
  },
})
