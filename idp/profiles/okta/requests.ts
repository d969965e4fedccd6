import { nameIdFormats } from '../../saml/names.ts'
import { type Asked, asTheStandard, type Declined, foreignAcs, namedAcs, type RequestRules, wrongSignature } from '../requests.ts'

/** Okta help, "SAML field reference": the format of a NameIDPolicy has to be the app's, else it is an error; the form of that is not told. */
function wrongFormat({ request, app }: Asked, acsUrl: string): Declined | null {
  const { nameIdPolicyFormat: asked } = request
  if (asked === null || asked === nameIdFormats.unspecified || asked === nameIdFormats[app.nameId?.format ?? 'emailAddress'])
    return null
  const text = `The AuthnRequest asks for the Name ID format '${asked}', which is not that of ${app.name}.`
  return { how: 'page', code: 'nameid-policy', text, instead: { acsUrl, statusCodes: ['requester', 'invalidNameIdPolicy'] } }
}

export const oktaRequests: RequestRules = {
  serve(asked) {
    const { request, app } = asked
    // With signed requests the ACS of the request counts, whatever it is.
    const trusted = app.requestSigning ? request.acsUrl : null
    const acsUrl = trusted ?? namedAcs(request, app)
    if (acsUrl === null) return foreignAcs(asked)
    return wrongFormat(asked, acsUrl) ?? { acsUrl }
  },
  passive: (asked, { acsUrl }) => asTheStandard(asked, acsUrl, 'passive', ['responder', 'noPassive']),
  unsigned: wrongSignature,
}
