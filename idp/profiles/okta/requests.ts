import type { App } from '../../directory/schema.ts'
import { nameIdFormats } from '../../saml/names.ts'
import { type Asked, asTheStandard, type Declined, foreignAcs, namedAcs, type RequestRules, wrongSignature } from '../requests.ts'

/** The Format that an app is set to, as a URI. */
export const formatOf = (app?: App): string => nameIdFormats[app?.nameId?.format ?? 'unspecified']

/**
 * Okta help, "SAML field reference": the format of a NameIDPolicy has to be the app's, else it is an error. Where signed requests are demanded
 * one has to be there: reports of 2024 and 2025 (oxidecomputer/omicron#5604, flipboxfactory/saml-sp#235, Auth0 support).
 */
function wrongFormat({ request, app }: Asked, acsUrl: string): Declined | null {
  const { nameIdPolicyFormat: asked } = request
  const own = formatOf(app)
  const isWrong = app.requestSigning ? asked !== own : asked !== null && asked !== nameIdFormats.unspecified && asked !== own
  if (!isWrong) return null
  const text =
    asked === null
      ? `The AuthnRequest has no NameIDPolicy with a Format, which ${app.name} demands of signed requests.`
      : `The AuthnRequest asks for the Name ID format '${asked}', which is not that of ${app.name}.`
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
