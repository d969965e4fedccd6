import { elementsIn, parseXml } from '../files/xml.ts'

/** What an SP learns from the metadata of an IdP (SAML Metadata 2.4.3). */
export interface IdpMetadata {
  entityId: string
  ssoRedirect: string | null
  ssoPost: string | null
  /** Base64 without blanks, of keys that may sign. */
  certificates: string[]
}

const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata'
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#'
const BINDING = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-'

/** Reads it; null when the text is no EntityDescriptor with an IDPSSODescriptor. */
export function readIdpMetadata(xml: string): IdpMetadata | null {
  const root = parseXml(xml)
  const role = root && elementsIn(root, METADATA, 'IDPSSODescriptor')[0]
  if (root?.localName !== 'EntityDescriptor' || !role) return null
  const services = elementsIn(role, METADATA, 'SingleSignOnService')
  const at = (binding: string) =>
    services.find((each) => each.getAttribute('Binding') === BINDING + binding)?.getAttribute('Location') || null
  const keys = elementsIn(role, METADATA, 'KeyDescriptor').filter((each) =>
    ['', 'signing'].includes(each.getAttribute('use') ?? ''),
  )
  return {
    entityId: root.getAttribute('entityID') ?? '',
    ssoRedirect: at('Redirect'),
    ssoPost: at('POST'),
    certificates: keys.flatMap((key) =>
      elementsIn(key, SIGNATURE, 'X509Certificate').map((each) => (each.textContent ?? '').replace(/\s/g, '')),
    ),
  }
}

/** The Base64 inside a PEM text, without blanks. */
export const bare = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, '')
