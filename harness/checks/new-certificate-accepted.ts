import { all, defineCheck, notVerified } from './check.ts'
import { judgeSelf } from './seen.ts'
import { NOBODY_BEFORE, NOT_TOLD, rolloverIn } from './signed-by.ts'

/** What the new certificate of an IdP has signed lets its person in, once the SP was told of it. */
export const newCertificateAccepted = defineCheck({
  id: 'new-certificate-accepted',
  title: 'A Response signed by the new certificate lets its person in',
  evidence: 'E2',
  needs: ['certificateChange'],
  evaluate({ steps }) {
    const rollover = rolloverIn(steps)
    if (!rollover) return notVerified(NOT_TOLD)
    if (!rollover.isControlled) return notVerified(NOBODY_BEFORE)
    const outcomes = rollover.told.filter(rollover.isNew).map((certificate) => {
      const step = rollover.signIn(certificate)
      if (!step?.session?.known) return notVerified('nobody was seen to sign in with a Response signed by the new certificate')
      return judgeSelf(step, `${step.person?.firstName ?? 'somebody'} signed in with a Response signed by the new certificate`)
    })
    return all(outcomes, 'the SP was told no new certificate')
  },
})
