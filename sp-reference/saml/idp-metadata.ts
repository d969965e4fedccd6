import { toPem } from './certificates.ts'
import { withoutDeclaration } from './decode.ts'
import { attributeOf, childrenNamed, elementsOf, isNamed, ns, parseXml, textOf } from './dom.ts'
import { MetadataRefused } from './errors.ts'
import { XmlRefused } from './scan.ts'

export interface IdpMetadata {
  entityId: string
  /** Single sign-on URL for the HTTP-Redirect binding. */
  ssoUrl: string
  /** Every signing certificate, PEM, in document order and without doubles. */
  certificates: string[]
}

/** 1 MB: a vendor's federation metadata with all its roles stays far below. */
const maxLength = 1024 * 1024
const redirectBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'

/**
 * An IdP's metadata document → what this SP needs of it. Its signature is not judged: whoever registers metadata vouches for it.
 *
 * @param now metadata that was valid until before then is refused (SAML Metadata 2.3.2)
 * @throws MetadataRefused with words for the administrator
 */
export function parseIdpMetadata(xml: string, now: Date): IdpMetadata {
  const root = parseMetadataXml(xml)
  if (!isNamed(root, ns.metadata, 'EntityDescriptor'))
    throw new MetadataRefused(`This is no SAML EntityDescriptor of one provider: the document begins with ${root.localName}.`)
  const entityId = attributeOf(root, 'entityID')
  if (!entityId) throw new MetadataRefused('The EntityDescriptor has no entityID.')
  const roles = childrenNamed(root, ns.metadata, 'IDPSSODescriptor').filter(speaksSaml20)
  const [role] = roles
  if (!role || roles.length > 1)
    throw new MetadataRefused(`The metadata needs one IDPSSODescriptor for SAML 2.0 and has ${roles.length}.`)
  for (const element of [root, role]) demandValid(element, now)
  return { entityId, ssoUrl: ssoUrlOf(role), certificates: certificatesOf(role) }
}

function demandValid(element: Element, now: Date): void {
  const until = attributeOf(element, 'validUntil')
  if (until === null) return
  const end = Date.parse(until)
  if (Number.isNaN(end)) throw new MetadataRefused(`The metadata says validUntil="${until}", which is no time.`)
  if (end <= now.getTime())
    throw new MetadataRefused(`The metadata was valid until ${until} only. Ask your identity provider for a newer one.`)
}

function parseMetadataXml(xml: string): Element {
  if (xml.length > maxLength) throw new MetadataRefused(`The metadata is larger than ${maxLength} characters.`)
  try {
    return parseXml(withoutDeclaration(xml))
  } catch (cause) {
    if (!(cause instanceof XmlRefused)) throw new MetadataRefused('The metadata could not be read as XML.', { cause })
    throw new MetadataRefused(`The metadata could not be read as XML: ${cause.message}.`, { cause })
  }
}

function speaksSaml20(role: Element): boolean {
  return (attributeOf(role, 'protocolSupportEnumeration') ?? '').split(/\s+/).includes(ns.protocol)
}

function ssoUrlOf(role: Element): string {
  const services = childrenNamed(role, ns.metadata, 'SingleSignOnService')
  const location = services
    .filter((service) => attributeOf(service, 'Binding') === redirectBinding)
    .map((service) => attributeOf(service, 'Location') ?? '')[0]
  if (location === undefined)
    throw new MetadataRefused('The provider offers no SingleSignOnService with the HTTP-Redirect binding.')
  const url = URL.parse(location)
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.hash !== '' || url.username !== '') {
    throw new MetadataRefused(`The single sign-on URL is not a plain http(s) URL: ${location}`)
  }
  return location
}

// SAML Metadata 2.4.1.1: a KeyDescriptor without `use` serves both purposes.
function certificatesOf(role: Element): string[] {
  const keys = childrenNamed(role, ns.metadata, 'KeyDescriptor').filter((key) =>
    ['signing', null].includes(attributeOf(key, 'use')),
  )
  const found = keys.flatMap((key) => [...elementsOf(key)]).filter((element) => isNamed(element, ns.signature, 'X509Certificate'))
  const certificates = [...new Set(found.map((element) => toPem(textOf(element))))]
  if (certificates.length === 0)
    throw new MetadataRefused('The metadata has no signing certificate (KeyDescriptor with use="signing" or without use).')
  return certificates
}
