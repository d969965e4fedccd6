import { ns } from './dom.ts'
import { escapeXml } from './escape.ts'

/**
 * Our SAML metadata (SAML Metadata 2.4.4): one ACS by HTTP-POST, unsigned requests. `WantAssertionsSigned` is false because a signed
 * Response is accepted in place of a signed Assertion; one of the two is always required.
 */
export function buildSpMetadata({ entityId, acsUrl }: { entityId: string; acsUrl: string }): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<md:EntityDescriptor xmlns:md="${ns.metadata}" entityID="${escapeXml(entityId)}">` +
    `<md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="false" protocolSupportEnumeration="${ns.protocol}">` +
    `<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${escapeXml(acsUrl)}"` +
    ' index="0" isDefault="true"/></md:SPSSODescriptor></md:EntityDescriptor>\n'
  )
}
