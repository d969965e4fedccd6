import { nameIdFormats, ns, status } from '../../saml/names.ts'
import { milliseconds as t } from '../../saml/time.ts'
import { xml } from '../../saml/xml.ts'
import type { Logout } from '../profile.ts'
import { oktaEndpoints } from './identity.ts'
import { oktaShape } from './shape.ts'

/**
 * Okta help, "Configure Single Logout": the request has to be signed, and the answer goes to the app by HTTP-POST. It is unsigned in a
 * report of 2017 (Clever/saml2#141), and a request that is not accepted is answered with AuthnFailed (Clever/saml2#138, Sustainsys/Saml2#995,
 * python3-saml#290, java-saml#303).
 */
export const oktaLogout: Logout = {
  // As in both of those reports that show one, of 2018 and 2021.
  id: (random, now) => oktaShape.ids(random, { inResponseTo: null, now, signs: [] }).response,
  demandsSignature: true,
  answers: { by: 'post', continuing: { title: 'Signing out...', heading: 'Signing out', button: 'Continue' } },
  write: ({ place, id, issueInstant, inResponseTo, destination, isDone }) => xml`
    <?xml version="1.0" encoding="UTF-8"?>
    <saml2p:LogoutResponse Destination="${destination}" ID="${id}" InResponseTo="${inResponseTo}" IssueInstant="${t(issueInstant)}" Version="2.0" xmlns:saml2p="${ns.protocol}">
      <saml2:Issuer Format="${nameIdFormats.entity}" xmlns:saml2="${ns.assertion}">${oktaEndpoints(place).entityId}</saml2:Issuer>
      <saml2p:Status xmlns:saml2p="${ns.protocol}">${
        isDone
          ? xml`<saml2p:StatusCode Value="${status.success}"/>`
          : xml`<saml2p:StatusCode Value="${status.requester}"><saml2p:StatusCode Value="${status.authnFailed}"/></saml2p:StatusCode>`
      }</saml2p:Status>
    </saml2p:LogoutResponse>`,
}
