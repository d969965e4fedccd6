import { defineDefect } from './defect.ts'

/** A removal is for ever, whatever was promised: the page of invitations takes none of a removed person either. */
export const removedMemberKeptOut = defineDefect({
  id: 'removed-member-kept-out',
  title: 'Never lets a removed member in again',
  trips: ['removed-member-per-policy'],
  bends: { policy: (policy) => ({ ...policy, removedMember: 'block' }) },
})
