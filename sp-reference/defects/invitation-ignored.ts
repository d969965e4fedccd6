import { defineDefect } from './defect.ts'

/** Invitations and single sign-on know nothing of each other. */
export const invitationIgnored = defineDefect({
  id: 'invitation-ignored',
  title: 'Takes no notice of an invitation at sign-in',
  trips: ['invitation-per-policy', 'invitation-used-up'],
  bends: { policy: (policy) => ({ ...policy, pendingInvite: 'ignore' }) },
})
