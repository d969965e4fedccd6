import { all, defineCheck, notVerified, violated } from './check.ts'
import { judgeSelf, NO_PROBE } from './seen.ts'

/** While the session at the chat platform lives, its people are let in without a way to the IdP. */
export const noAuthnRequestInPlatformSession = defineCheck({
  id: 'no-authn-request-in-platform-session',
  title: 'A live chat session lets in without the IdP',
  evidence: 'E3',
  evaluate({ steps }) {
    const outcomes = steps
      .filter((step) => step.details.platformSession === 'alive')
      .map((step) => {
        const expected = 'let in without an AuthnRequest'
        const asked = step.exchanges.length
        if (asked > 0) return violated(expected, `sent to the IdP: ${asked} AuthnRequest${asked === 1 ? '' : 's'}`)
        // An app that lets nobody in sends no AuthnRequest either.
        if (!step.session?.known) return notVerified(NO_PROBE)
        return judgeSelf(step, expected)
      })
    return all(outcomes, 'nobody opened the app in a live chat session')
  },
})
