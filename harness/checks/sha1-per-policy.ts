import { defineCheck, notVerified, satisfied, unspecified, violated } from './check.ts'
import { judgeBent, judgeSelf, NO_PROBE, nameOf, unlessAskedAnew, whoIsIn } from './seen.ts'

/** A genuine message that is signed with SHA-1 is taken or refused, as declared. */
export const sha1PerPolicy = defineCheck({
  id: 'sha1-per-policy',
  title: 'A signature with SHA-1 is treated as declared',
  evidence: 'E2',
  evaluate({ steps, policy }) {
    const rule = policy.acceptSha1
    if (rule === undefined) return unspecified('acceptSha1')
    const signed = steps.filter((step) => step.mutation === null || step.mutation === 'signed-with-sha1')
    return judgeBent(signed, (step) => {
      if (!step.session?.known) return notVerified(NO_PROBE)
      if (rule) return judgeSelf(step, `signed in as ${nameOf(step)}`)
      if (step.session.signedInAs === null) return satisfied('nobody is signed in', whoIsIn(step))
      return unlessAskedAnew(step, violated('nobody is signed in', whoIsIn(step)))
    })
  },
})
