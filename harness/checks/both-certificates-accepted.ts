import { all, defineCheck, notVerified } from './check.ts'
import { judgeSelf } from './seen.ts'
import { NOBODY_BEFORE, NOT_TOLD, rolloverIn } from './signed-by.ts'

const nth = ['first', 'second', 'third', 'fourth']

/** While an IdP has several certificates, whichever of them has signed lets its person in. */
export const bothCertificatesAccepted = defineCheck({
  id: 'both-certificates-accepted',
  title: 'A Response signed by either certificate of the IdP lets its person in',
  evidence: 'E2',
  needs: ['certificateOverlap'],
  evaluate({ steps }) {
    const rollover = rolloverIn(steps)
    if (!rollover) return notVerified(NOT_TOLD)
    if (!rollover.isControlled) return notVerified(NOBODY_BEFORE)
    if (rollover.told.length < 2) return notVerified('the SP was told one certificate alone')
    const outcomes = rollover.told.map((certificate, index) => {
      const which = `the ${nth[index] ?? 'last'} certificate`
      const step = rollover.signIn(certificate)
      if (!step?.session?.known) return notVerified(`nobody was seen to sign in with a Response signed by ${which}`)
      return judgeSelf(step, `${step.person?.firstName ?? 'somebody'} signed in with a Response signed by ${which}`)
    })
    return all(outcomes, NOT_TOLD)
  },
})
