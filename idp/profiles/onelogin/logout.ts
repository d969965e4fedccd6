import { ns, status } from '../../saml/names.ts'
import { wholeSeconds as t } from '../../saml/time.ts'
import { xml } from '../../saml/xml.ts'
import type { Logout } from '../profile.ts'
import { oneLoginEndpoints } from './identity.ts'

/**
 * As in the one capture there is (2017, in a test of kolide/fleet): without a Destination, and with a message that ends in a blank. "Sign SLO
 * Response" is an option of its connector: here it is on.
 */
export const oneLoginLogout: Logout = {
  id: (random) => `_${random.guid()}`,
  write: ({ place, id, issueInstant, inResponseTo }) => xml`
    <samlp:LogoutResponse InResponseTo="${inResponseTo}" Version="2.0" IssueInstant="${t(issueInstant)}" xmlns:samlp="${ns.protocol}" ID="${id}">
      <saml:Issuer xmlns:saml="${ns.assertion}">${oneLoginEndpoints(place).entityId}</saml:Issuer>
      <samlp:Status><samlp:StatusCode Value="${status.success}"/><samlp:StatusMessage>Successfully logged out from service </samlp:StatusMessage></samlp:Status>
    </samlp:LogoutResponse>`,
  // An apostrophe may stand in an address, and is rewritten on the way by some.
  answers: { by: 'redirect', encode: (text) => encodeURIComponent(text).replaceAll("'", '%27') },
}
