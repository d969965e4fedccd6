import { defineDefect } from './defect.ts'

/** The account is there, the membership is not, and nobody has thought of that. */
export const removedMemberBreaks = defineDefect({
  id: 'removed-member-breaks',
  title: 'Breaks when a removed member comes back',
  trips: ['invitation-per-policy', 'removed-member-per-policy'],
  bends: {
    decision(decision) {
      if (decision.changes.some((change) => change.do === 'forget-removal')) throw new Error('the person is a member already')
      return decision
    },
  },
})
