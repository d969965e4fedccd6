import { binding, nameIdFormats, ns } from '../../saml/names.ts'
import { wrapped } from '../../saml/signature.ts'
import { Xml, xml } from '../../saml/xml.ts'
import { activeKey, type MetadataKey, type Place } from '../profile.ts'
import { googleWorkspaceEndpoints } from './identity.ts'

/** Indented by two, the root on the line of the declaration; every key, valid until the first of them ends (metadata of 2022 with two); Redirect before POST. */
export function googleWorkspaceMetadata(place: Place, keys: readonly MetadataKey[]): string {
  const { entityId, sso } = googleWorkspaceEndpoints(place)
  const location = place.tenant.url + sso
  const validUntil = `${(keys[0] ?? activeKey(keys)).notAfter.toISOString().slice(0, 19)}.000Z`
  const line = (depth: number) => new Xml(`\n${' '.repeat(depth)}`)
  const [n2, n4, n6, n8, n10] = [line(2), line(4), line(6), line(8), line(10)]
  return xml`
    <?xml version="1.0" encoding="UTF-8"?>
    <md:EntityDescriptor xmlns:md="${ns.metadata}" entityID="${entityId}" validUntil="${validUntil}">${n2}
      <md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="${ns.protocol}">${n4}
        ${keys.map(
          ({ signer }) => xml`
        <md:KeyDescriptor use="signing">${n6}
          <ds:KeyInfo xmlns:ds="${ns.signature}">${n8}
            <ds:X509Data>${n10}
              <ds:X509Certificate>${wrapped(signer.certificate, 76)}</ds:X509Certificate>${n8}
            </ds:X509Data>${n6}
          </ds:KeyInfo>${n4}
        </md:KeyDescriptor>${n4}`,
        )}
        <md:NameIDFormat>${nameIdFormats.emailAddress}</md:NameIDFormat>${n4}
        <md:SingleSignOnService Binding="${binding.redirect}" Location="${location}"/>${n4}
        <md:SingleSignOnService Binding="${binding.post}" Location="${location}"/>${n2}
      </md:IDPSSODescriptor>${line(0)}
    </md:EntityDescriptor>${line(0)}`.text
}
