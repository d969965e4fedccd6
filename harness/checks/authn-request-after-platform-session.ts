import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { whoIsIn } from './seen.ts'

/** A chat session that has ended lets nobody in: the person is sent to the IdP. */
export const authnRequestAfterPlatformSession = defineCheck({
  id: 'authn-request-after-platform-session',
  title: 'An ended chat session leads to the IdP',
  evidence: 'E3',
  evaluate({ steps }) {
    const outcomes = steps
      .filter((step) => step.details.platformSession === 'ended')
      .map((step) => {
        const asked = step.exchanges.filter((each) => each.authnRequest !== null).length
        if (asked > 0) return satisfied('an AuthnRequest', `${asked} AuthnRequest${asked === 1 ? '' : 's'}`)
        return step.landing ? violated('an AuthnRequest', `none; ${whoIsIn(step)}`) : notVerified('the page was not seen')
      })
    return all(outcomes, 'nobody opened the app after the end of a chat session')
  },
})
