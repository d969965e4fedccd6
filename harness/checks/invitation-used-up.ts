import { defineCheck, notApplicable, notVerified, same, unspecified } from './check.ts'
import { counts, expectedOf, isIn, standingAt, whyNotInvited } from './entry.ts'
import { gotIn, judgeSignIns } from './expectation.ts'

/** An invitation that let somebody in is not open any more; one of which the SP takes no notice stays. */
export const invitationUsedUp = defineCheck({
  id: 'invitation-used-up',
  title: 'The first sign-in leaves the invitation used or open, as declared',
  evidence: 'E1',
  needs: ['invites'],
  evaluate: (run) =>
    whyNotInvited(run) ??
    judgeSignIns(run, 'any', ['openInvitations'], (seen) => {
      const { step, before, after } = seen
      const { place } = step
      const { open, isOther } = standingAt(run, step)
      if (isOther) return notApplicable('the declared policy takes the invitation for somebody else’s (emailCompare: exact)')
      if (!place || open === null || isIn(run, before, place.name)) return null
      const rule = run.policy.pendingInvite
      if (rule === undefined) return unspecified('pendingInvite')
      if (open.spelled && run.policy.emailCompare === undefined) return unspecified('emailCompare')
      const expected = expectedOf(run, seen)
      // Who accepts it later is judged then.
      if (expected.kind === 'refused' && run.steps.some(({ settled }) => settled?.accepted)) return null
      if (expected.kind === 'refused') return notApplicable(`nobody uses an invitation here, as declared: ${expected.why}`)
      if (!gotIn(seen) || after === null) return notVerified('the invited person was not let in')
      if (after.openInvitations === undefined) return notVerified('no observer shows open invitations')
      const isOpen = after.openInvitations.some((each) => each === place.id || each === place.name)
      return same(counts(open, run.policy) ? 'used' : 'open', isOpen ? 'open' : 'used')
    }),
})
