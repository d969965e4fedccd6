import { ns, status } from '../../saml/names.ts'
import { wholeSeconds as t } from '../../saml/time.ts'
import { xml } from '../../saml/xml.ts'
import type { Logout } from '../profile.ts'
import { oneLoginEndpoints } from './identity.ts'

/** In the form of its Responses; no capture of one exists. "Sign SLO Response" is an option of its connector: here it is on. */
export const oneLoginLogout: Logout = {
  write: ({ place, id, issueInstant, inResponseTo, destination }) => xml`
    <samlp:LogoutResponse xmlns:saml="${ns.assertion}" xmlns:samlp="${ns.protocol}" ID="${id}" Version="2.0" IssueInstant="${t(issueInstant)}" Destination="${destination}" InResponseTo="${inResponseTo}">
      <saml:Issuer>${oneLoginEndpoints(place).entityId}</saml:Issuer>
      <samlp:Status><samlp:StatusCode Value="${status.success}"/></samlp:Status>
    </samlp:LogoutResponse>`,
  // An apostrophe may stand in an address, and is rewritten on the way by some.
  answers: { by: 'redirect', encode: (text) => encodeURIComponent(text).replaceAll("'", '%27') },
}
