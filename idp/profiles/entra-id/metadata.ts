import { binding, ns } from '../../saml/names.ts'
import { seededRandomness } from '../../saml/random.ts'
import { signElement } from '../../saml/sign.ts'
import { noXml, Xml, xml } from '../../saml/xml.ts'
import type { MetadataKey, Place } from '../profile.ts'
import { offeredClaims } from './claims.ts'
import { applicationId, directoryId, entraIdEndpoints } from './identity.ts'
import { entraIdShape } from './shape.ts'

const fed = 'http://docs.oasis-open.org/wsfed/federation/200706'
const auth = 'http://docs.oasis-open.org/wsfed/authorization/200706'
const addressing = 'http://www.w3.org/2005/08/addressing'
const declaration = new Xml('<?xml version="1.0" encoding="utf-8"?>')

/** Signed, three roles, empty elements with a space before the slash. */
export function entraIdMetadata(place: Place, { signer }: MetadataKey): string {
  const id = `_${seededRandomness(`metadata/${applicationId(place)}`).guid()}`
  const unsigned = writeDescriptor(place, { id, certificate: signer.certificate, signature: noXml })
  const signature = signElement(unsigned.text, id, { style: entraIdShape.signature, inclusivePrefixes: [], signer })
  const spaced = new Xml(signature.text.replaceAll('"/>', '" />'))
  return declaration.text + writeDescriptor(place, { id, certificate: signer.certificate, signature: spaced }).text
}

function writeDescriptor(place: Place, { id, certificate, signature }: { id: string; certificate: string; signature: Xml }): Xml {
  const { entityId, sso, slo = '' } = entraIdEndpoints(place)
  const signOn = place.tenant.url + sso
  const wsfed = `${place.tenant.url}/${directoryId(place.tenant.id)}/wsfed`
  const key = xml`<KeyDescriptor use="signing"><KeyInfo xmlns="${ns.signature}"><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`
  return xml`
    <EntityDescriptor ID="${id}" entityID="${entityId}" xmlns="${ns.metadata}">
      ${signature}
      <RoleDescriptor xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="${fed}" xmlns:xsi="${ns.xsi}" xmlns:fed="${fed}">
        ${key}
        <fed:ClaimTypesOffered>${offeredClaims.map(writeOffer)}</fed:ClaimTypesOffered>
        <fed:SecurityTokenServiceEndpoint>${reference(wsfed)}</fed:SecurityTokenServiceEndpoint>
        <fed:PassiveRequestorEndpoint>${reference(wsfed)}</fed:PassiveRequestorEndpoint>
      </RoleDescriptor>
      <RoleDescriptor xsi:type="fed:ApplicationServiceType" protocolSupportEnumeration="${fed}" xmlns:xsi="${ns.xsi}" xmlns:fed="${fed}">
        ${key}
        <fed:TargetScopes>${reference(entityId)}</fed:TargetScopes>
        <fed:ApplicationServiceEndpoint>${reference(wsfed)}</fed:ApplicationServiceEndpoint>
        <fed:PassiveRequestorEndpoint>${reference(wsfed)}</fed:PassiveRequestorEndpoint>
      </RoleDescriptor>
      <IDPSSODescriptor protocolSupportEnumeration="${ns.protocol}">
        ${key}
        <SingleLogoutService Binding="${binding.redirect}" Location="${place.tenant.url + slo}" />
        <SingleSignOnService Binding="${binding.redirect}" Location="${signOn}" />
        <SingleSignOnService Binding="${binding.post}" Location="${signOn}" />
      </IDPSSODescriptor>
    </EntityDescriptor>`
}

function writeOffer({ uri, title }: { uri: string; title: string }): Xml {
  return xml`
    <auth:ClaimType Uri="${uri}" xmlns:auth="${auth}">
      <auth:DisplayName>${title}</auth:DisplayName>
    </auth:ClaimType>`
}

const reference = (address: string): Xml =>
  xml`<wsa:EndpointReference xmlns:wsa="${addressing}"><wsa:Address>${address}</wsa:Address></wsa:EndpointReference>`
