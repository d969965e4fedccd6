import { dataAlgorithms, keyAlgorithms } from './decrypt.ts'
import { ns } from './dom.ts'
import { escapeXml } from './escape.ts'

/** What our metadata says of a place. */
export interface SpDescription {
  entityId: string
  acsUrl: string
  /** What to encrypt for: base64 of the DER, one line. */
  encryptionCertificate: string
}

/**
 * Our SAML metadata (SAML Metadata 2.4.4): one ACS by HTTP-POST, a key to encrypt with, unsigned requests. `WantAssertionsSigned` is false
 * because a signed Response is accepted in place of a signed Assertion; one of the two is always required.
 */
export function buildSpMetadata({ entityId, acsUrl, encryptionCertificate }: SpDescription): string {
  const methods = [...dataAlgorithms, ...keyAlgorithms].map((each) => `<md:EncryptionMethod Algorithm="${each}"/>`).join('')
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<md:EntityDescriptor xmlns:md="${ns.metadata}" entityID="${escapeXml(entityId)}">` +
    `<md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="false" protocolSupportEnumeration="${ns.protocol}">` +
    `<md:KeyDescriptor use="encryption"><ds:KeyInfo xmlns:ds="${ns.signature}"><ds:X509Data><ds:X509Certificate>` +
    `${encryptionCertificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>${methods}</md:KeyDescriptor>` +
    `<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${escapeXml(acsUrl)}"` +
    ' index="0" isDefault="true"/></md:SPSSODescriptor></md:EntityDescriptor>\n'
  )
}
