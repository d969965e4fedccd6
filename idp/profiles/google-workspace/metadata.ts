import { binding, nameIdFormats, ns } from '../../saml/names.ts'
import { wrapped } from '../../saml/signature.ts'
import { xml } from '../../saml/xml.ts'
import { activeKey, type MetadataKey, type Place } from '../profile.ts'
import { googleWorkspaceEndpoints } from './identity.ts'

/** One line; every key, valid until the first of them ends (metadata of 2022 with two); Redirect before POST. */
export function googleWorkspaceMetadata(place: Place, keys: readonly MetadataKey[]): string {
  const { entityId, sso } = googleWorkspaceEndpoints(place)
  const location = place.tenant.url + sso
  const validUntil = `${(keys[0] ?? activeKey(keys)).notAfter.toISOString().slice(0, 19)}.000Z`
  return xml`
    <?xml version="1.0" encoding="UTF-8"?>
    <md:EntityDescriptor xmlns:md="${ns.metadata}" entityID="${entityId}" validUntil="${validUntil}">
      <md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="${ns.protocol}">
        ${keys.map(
          ({ signer }) => xml`
        <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="${ns.signature}"><ds:X509Data>
          <ds:X509Certificate>${wrapped(signer.certificate, 76)}</ds:X509Certificate>
        </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
        )}
        <md:NameIDFormat>${nameIdFormats.emailAddress}</md:NameIDFormat>
        <md:SingleSignOnService Binding="${binding.redirect}" Location="${location}"/>
        <md:SingleSignOnService Binding="${binding.post}" Location="${location}"/>
      </md:IDPSSODescriptor>
    </md:EntityDescriptor>`.text
}
