import { elementsIn, parseXml } from '../files/xml.ts'

/** What an SP says of itself in its metadata (SAML Metadata 2.4.4). */
export interface SpMetadata {
  entityId: string
  /** The default Assertion Consumer Service with the HTTP-POST binding. */
  acsUrl: string
  nameIdFormats: string[]
  wantAssertionsSigned: boolean
  authnRequestsSigned: boolean
  /** Base64 DER, without line breaks. */
  certificates: string[]
  /** The one to encrypt for: that of a KeyDescriptor for encryption, or for no use in particular (Metadata 2.4.1.1); null without one. */
  encryptionCertificate: string | null
}

const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata'
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#'
const HTTP_POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'

/** Reads SP metadata. @throws Error in one line that says what is not there */
export function parseSpMetadata(text: string): SpMetadata {
  const root = parseXml(text)
  if (root?.namespaceURI !== METADATA)
    throw new Error(`it is not SAML metadata; it begins: ${text.trim().replace(/\s+/g, ' ').slice(0, 80)}`)
  const entities = root.localName === 'EntityDescriptor' ? [root] : elementsIn(root, METADATA, 'EntityDescriptor')
  const entity = entities.find((each) => elementsIn(each, METADATA, 'SPSSODescriptor').length > 0)
  const descriptor = entity && elementsIn(entity, METADATA, 'SPSSODescriptor')[0]
  if (!entity || !descriptor) {
    const kind = elementsIn(root, METADATA, 'IDPSSODescriptor').length > 0 ? "an IdP's metadata" : `a ${root.localName}`
    throw new Error(`it is ${kind}; the metadata of an SP has an EntityDescriptor with an SPSSODescriptor`)
  }
  const services = elementsIn(descriptor, METADATA, 'AssertionConsumerService').filter(
    (each) => each.getAttribute('Binding') === HTTP_POST,
  )
  // Metadata 2.2.3: the one marked as default, else the first.
  const service = services.find((each) => ['true', '1'].includes(each.getAttribute('isDefault') ?? '')) ?? services[0]
  const acsUrl = service?.getAttribute('Location')
  if (!acsUrl) throw new Error('it names no AssertionConsumerService with the HTTP-POST binding')
  const entityId = entity.getAttribute('entityID') ?? ''
  demandPlain(entityId, 'entityID')
  demandPlain(acsUrl, 'AssertionConsumerService')
  const flag = (name: string) => ['true', '1'].includes(descriptor.getAttribute(name) ?? '')
  return {
    entityId,
    acsUrl,
    nameIdFormats: elementsIn(descriptor, METADATA, 'NameIDFormat').map((each) => (each.textContent ?? '').trim()),
    wantAssertionsSigned: flag('WantAssertionsSigned'),
    authnRequestsSigned: flag('AuthnRequestsSigned'),
    certificates: certificatesIn(descriptor),
    encryptionCertificate: encryptionCertificateIn(descriptor),
  }
}

type Part = NonNullable<ReturnType<typeof parseXml>>

function certificatesIn(part: Part): string[] {
  return elementsIn(part, SIGNATURE, 'X509Certificate').map((each) => (each.textContent ?? '').replace(/\s+/g, ''))
}

function encryptionCertificateIn(descriptor: Part): string | null {
  const keys = elementsIn(descriptor, METADATA, 'KeyDescriptor')
  const useOf = (key: Part) => key.getAttribute('use') || null
  const forIt = [...keys.filter((each) => useOf(each) === 'encryption'), ...keys.filter((each) => useOf(each) === null)]
  return forIt.flatMap(certificatesIn)[0] ?? null
}

function demandPlain(value: string, name: string): void {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) throw new Error(`its ${name} holds a control character; no address or name has one`)
}
