import { binding, nameIdFormats, ns } from '../../saml/names.ts'
import { wrapped } from '../../saml/signature.ts'
import { noXml, xml } from '../../saml/xml.ts'
import { activeKey, type MetadataKey, type Place } from '../profile.ts'
import { oktaEndpoints } from './identity.ts'

/** One line, unsigned, no validUntil; POST before Redirect. It names the active certificate alone. */
export function oktaMetadata(place: Place, keys: readonly MetadataKey[]): string {
  const { signer } = activeKey(keys)
  const { entityId, sso, slo } = oktaEndpoints(place)
  const location = place.tenant.url + sso
  return xml`
    <?xml version="1.0" encoding="UTF-8"?>
    <md:EntityDescriptor entityID="${entityId}" xmlns:md="${ns.metadata}">
      <md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="${ns.protocol}">
        <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="${ns.signature}"><ds:X509Data>
          <ds:X509Certificate>${wrapped(signer.certificate, 76)}</ds:X509Certificate>
        </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
        ${
          slo === undefined
            ? noXml
            : [binding.post, binding.redirect].map(
                (each) => xml`<md:SingleLogoutService Binding="${each}" Location="${place.tenant.url + slo}"/>`,
              )
        }
        <md:NameIDFormat>${nameIdFormats.unspecified}</md:NameIDFormat>
        <md:NameIDFormat>${nameIdFormats.emailAddress}</md:NameIDFormat>
        <md:SingleSignOnService Binding="${binding.post}" Location="${location}"/>
        <md:SingleSignOnService Binding="${binding.redirect}" Location="${location}"/>
      </md:IDPSSODescriptor>
    </md:EntityDescriptor>`.text
}
