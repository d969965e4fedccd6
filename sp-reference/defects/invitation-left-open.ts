import { alterChanges } from './alter.ts'
import { defineDefect } from './defect.ts'

/** The person is in, and the list of invitations says they are awaited. */
export const invitationLeftOpen = defineDefect({
  id: 'invitation-left-open',
  title: 'Leaves an invitation open that a sign-in has taken up',
  trips: ['invitation-used-up'],
  bends: { decision: (decision) => alterChanges(decision, (change) => (change.do === 'use-invitation' ? null : change)) },
})
