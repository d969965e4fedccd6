import { defineDefect } from './defect.ts'

/** A removal is for ever, whatever was promised. */
export const removedMemberKeptOut = defineDefect({
  id: 'removed-member-kept-out',
  title: 'Never lets a removed member in again',
  trips: ['invitation-per-policy', 'removed-member-per-policy'],
  bends: { policy: (policy) => ({ ...policy, removedMember: 'block' }) },
})
