import { defineDefect } from './defect.ts'

/** Whoever comes in by single sign-on gets what single sign-on gives. */
export const invitedRoleForgotten = defineDefect({
  id: 'invited-role-forgotten',
  title: 'Gives an invited person the default role',
  trips: ['invitation-per-policy'],
  bends: {
    input: (input) => {
      const invitations = input.standing.invitations.map((each) => ({ ...each, role: null }))
      return { ...input, standing: { ...input.standing, invitations } }
    },
  },
})
