import { ns, status } from '../../saml/names.ts'
import { milliseconds as t } from '../../saml/time.ts'
import { xml } from '../../saml/xml.ts'
import type { Logout } from '../profile.ts'
import { directoryId } from './identity.ts'

/**
 * Microsoft docs, "Single Sign-Out SAML protocol": the Issuer is not that of sign-in. The sample there has no Destination, which SAML
 * Bindings 3.4.5.2 asks of a message that is signed in its address.
 */
export const entraIdLogout: Logout = {
  id: (random) => `_${random.guid()}`,
  write: ({ place, id, issueInstant, inResponseTo, destination }) => xml`
    <samlp:LogoutResponse ID="${id}" Version="2.0" IssueInstant="${t(issueInstant)}" Destination="${destination}" InResponseTo="${inResponseTo}" xmlns:samlp="${ns.protocol}">
      <Issuer xmlns="${ns.assertion}">${`https://login.microsoftonline.com/${directoryId(place.tenant.id)}/`}</Issuer>
      <samlp:Status><samlp:StatusCode Value="${status.success}"/></samlp:Status>
    </samlp:LogoutResponse>`,
  answers: {
    by: 'redirect',
    // As .NET does it: hexadecimal digits in lower case, a blank as a plus sign.
    encode: (text) =>
      encodeURIComponent(text)
        .replaceAll('%20', '+')
        .replaceAll("'", '%27')
        .replace(/%[0-9A-F]{2}/g, (each) => each.toLowerCase()),
  },
}
