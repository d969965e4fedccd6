import { binding, nameIdFormats, ns } from '../../saml/names.ts'
import { wrapped } from '../../saml/signature.ts'
import { xml } from '../../saml/xml.ts'
import type { MetadataKey, Place } from '../profile.ts'
import { googleWorkspaceEndpoints } from './identity.ts'

/** One line; valid until the certificate ends; Redirect before POST. */
export function googleWorkspaceMetadata(place: Place, { signer, notAfter }: MetadataKey): string {
  const { entityId, sso } = googleWorkspaceEndpoints(place)
  const location = place.tenant.url + sso
  const validUntil = `${notAfter.toISOString().slice(0, 19)}.000Z`
  return xml`
    <?xml version="1.0" encoding="UTF-8"?>
    <md:EntityDescriptor xmlns:md="${ns.metadata}" entityID="${entityId}" validUntil="${validUntil}">
      <md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="${ns.protocol}">
        <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="${ns.signature}"><ds:X509Data>
          <ds:X509Certificate>${wrapped(signer.certificate, 76)}</ds:X509Certificate>
        </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
        <md:NameIDFormat>${nameIdFormats.emailAddress}</md:NameIDFormat>
        <md:SingleSignOnService Binding="${binding.redirect}" Location="${location}"/>
        <md:SingleSignOnService Binding="${binding.post}" Location="${location}"/>
      </md:IDPSSODescriptor>
    </md:EntityDescriptor>`.text
}
