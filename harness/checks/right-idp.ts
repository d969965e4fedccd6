import type { StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, same, violated } from './check.ts'
import { signIns } from './seen.ts'

/** A sign-in that starts at the SP goes to the IdP app of its own place, in the name of that place, and the answer names the request. */
export const rightIdp = defineCheck({
  id: 'right-idp',
  title: 'A sign-in goes to the right IdP, and the answer belongs to the request',
  evidence: 'E3',
  evaluate: ({ steps }) =>
    all(
      signIns(steps).flatMap((step) => judge(step)),
      'no sign-in started at the SP',
    ),
})

function judge({ place, exchanges, sent, landing }: StepRecord): Outcome[] {
  const asked = exchanges.filter((each) => each.flow === 'sp-initiated')
  const last = asked.at(-1)
  if (!place || exchanges.some((each) => each.flow === 'idp-initiated')) return []
  if (!last) return [notVerified(`the SP sent nobody to an IdP${landing ? `, but to ${new URL(landing.url).pathname}` : ''}`)]
  const expected = `an AuthnRequest of ${place.entityId} at the app ${place.app}`
  const issuer = last.authnRequest?.issuer ?? 'nobody'
  if (last.authnRequest === null || last.app !== place.app || issuer !== place.entityId)
    return [violated(expected, `an AuthnRequest of ${issuer} at ${last.app ? `the app ${last.app}` : "another app's address"}`)]
  if (!sent) return []
  return [
    same(
      `${expected}, answered: InResponseTo ${last.authnRequest.id}`,
      `${expected}, answered: InResponseTo ${sent.inResponseTo}`,
    ),
  ]
}
