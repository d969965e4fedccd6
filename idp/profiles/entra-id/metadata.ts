import { binding, ns } from '../../saml/names.ts'
import { seededRandomness } from '../../saml/random.ts'
import { signElement } from '../../saml/sign.ts'
import { noXml, Xml, xml } from '../../saml/xml.ts'
import { activeKey, type MetadataKey, type Place } from '../profile.ts'
import { offeredClaims } from './claims.ts'
import { applicationId, directoryId, entraIdEndpoints } from './identity.ts'
import { entraIdShape } from './shape.ts'

const fed = 'http://docs.oasis-open.org/wsfed/federation/200706'
const auth = 'http://docs.oasis-open.org/wsfed/authorization/200706'
const addressing = 'http://www.w3.org/2005/08/addressing'
/** Behind a byte order mark. */
const declaration = new Xml('\uFEFF<?xml version="1.0" encoding="utf-8"?>')

/** Signed by the active key, three roles with every key each, empty elements with a space before the slash. */
export function entraIdMetadata(place: Place, keys: readonly MetadataKey[]): string {
  const { signer } = activeKey(keys)
  const certificates = keys.map((each) => each.signer.certificate)
  const id = `_${seededRandomness(`metadata/${applicationId(place)}`).guid()}`
  const unsigned = writeDescriptor(place, { id, certificates, signature: noXml })
  const signature = signElement(unsigned.text, id, { style: entraIdShape.signature, inclusivePrefixes: [], signer })
  return declaration.text + writeDescriptor(place, { id, certificates, signature: asThere(signature) }).text
}

/** Empty elements with a space, and KeyInfo, which no signature covers, with a prefix of its own (metadata since 2024). */
function asThere(signature: Xml): Xml {
  const [before = '', keyInfo = '', after = ''] = signature.text.replaceAll('"/>', '" />').split(/(<KeyInfo>.*<\/KeyInfo>)/s)
  const prefixed = keyInfo.replace(/<(\/?)(?=[KX])/g, '<$1ds:').replace('<ds:KeyInfo>', `<ds:KeyInfo xmlns:ds="${ns.signature}">`)
  return new Xml(before + prefixed + after)
}

interface Described {
  id: string
  certificates: readonly string[]
  signature: Xml
}

function writeDescriptor(place: Place, { id, certificates, signature }: Described): Xml {
  const { entityId, sso, slo = '' } = entraIdEndpoints(place)
  const signOn = place.tenant.url + sso
  const wsfed = `${place.tenant.url}/${directoryId(place.tenant.id)}/wsfed`
  const described = certificates.map(
    (certificate) =>
      xml`<KeyDescriptor use="signing"><KeyInfo xmlns="${ns.signature}"><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`,
  )
  return xml`
    <EntityDescriptor ID="${id}" entityID="${entityId}" xmlns="${ns.metadata}">
      ${signature}
      <RoleDescriptor xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="${fed}" xmlns:xsi="${ns.xsi}" xmlns:fed="${fed}">
        ${described}
        <fed:ClaimTypesOffered>${offeredClaims.map(writeOffer)}</fed:ClaimTypesOffered>
        <fed:SecurityTokenServiceEndpoint>${reference(wsfed)}</fed:SecurityTokenServiceEndpoint>
        <fed:PassiveRequestorEndpoint>${reference(wsfed)}</fed:PassiveRequestorEndpoint>
      </RoleDescriptor>
      <RoleDescriptor xsi:type="fed:ApplicationServiceType" protocolSupportEnumeration="${fed}" xmlns:xsi="${ns.xsi}" xmlns:fed="${fed}">
        ${described}
        <fed:TargetScopes>${reference(entityId)}</fed:TargetScopes>
        <fed:ApplicationServiceEndpoint>${reference(wsfed)}</fed:ApplicationServiceEndpoint>
        <fed:PassiveRequestorEndpoint>${reference(wsfed)}</fed:PassiveRequestorEndpoint>
      </RoleDescriptor>
      <IDPSSODescriptor protocolSupportEnumeration="${ns.protocol}">
        ${described}
        <SingleLogoutService Binding="${binding.redirect}" Location="${place.tenant.url + slo}" />
        <SingleSignOnService Binding="${binding.redirect}" Location="${signOn}" />
        <SingleSignOnService Binding="${binding.post}" Location="${signOn}" />
      </IDPSSODescriptor>
    </EntityDescriptor>`
}

function writeOffer({ uri, title, text }: (typeof offeredClaims)[number]): Xml {
  return xml`
    <auth:ClaimType Uri="${uri}" xmlns:auth="${auth}">
      <auth:DisplayName>${title}</auth:DisplayName>
      <auth:Description>${text}</auth:Description>
    </auth:ClaimType>`
}

const reference = (address: string): Xml =>
  xml`<wsa:EndpointReference xmlns:wsa="${addressing}"><wsa:Address>${address}</wsa:Address></wsa:EndpointReference>`
