import { certificateOf } from './certificate.ts'
import { allNamed, attributeOf, childElements, childrenNamed, ns, textOf } from './dom.ts'
import type { Provider } from './message.ts'

const endpointNames = [
  'SingleSignOnService',
  'SingleLogoutService',
  'AssertionConsumerService',
  'ArtifactResolutionService',
  'NameIDMappingService',
]

/** The providers of a metadata document (SAML Metadata 2.3), the first 50. */
export const readProviders = (root: Element): Provider[] =>
  allNamed(root, ns.metadata, 'EntityDescriptor').slice(0, 50).map(readProvider)

function readProvider(entity: Element): Provider {
  const roles = childElements(entity).filter((each) => each.localName.endsWith('SSODescriptor'))
  const inRoles = (name: string) => roles.flatMap((role) => childrenNamed(role, ns.metadata, name))
  const of = (name: string) => roles.map((role) => attributeOf(role, name)).find((value) => value !== null) ?? null
  return {
    entityId: attributeOf(entity, 'entityID'),
    validUntil: attributeOf(entity, 'validUntil'),
    roles: roles.map((role) => role.localName),
    nameIdFormats: inRoles('NameIDFormat').map((each) => textOf(each).trim()),
    endpoints: endpointNames.flatMap((name) =>
      inRoles(name).map((each) => ({
        name,
        binding: attributeOf(each, 'Binding') ?? '',
        location: attributeOf(each, 'Location') ?? '',
        index: attributeOf(each, 'index'),
      })),
    ),
    keys: inRoles('KeyDescriptor').flatMap((key) => {
      const certificates = allNamed(key, ns.signature, 'X509Certificate')
      // SAML Metadata 2.4.1.1: without `use` it serves both purposes.
      return certificates.map((each) => ({ use: attributeOf(key, 'use') ?? 'any use', certificate: certificateOf(textOf(each)) }))
    }),
    wantsSignedRequests: of('WantAuthnRequestsSigned'),
    wantsSignedAssertions: of('WantAssertionsSigned'),
  }
}
