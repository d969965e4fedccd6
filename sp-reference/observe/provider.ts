import { fetchMetadata } from '../organisations/fetch-metadata.ts'
import type { Provider } from '../organisations/store.ts'
import { MetadataRefused, parseIdpMetadata } from '../saml/index.ts'
import { ApiError } from './json.ts'
import type { ProviderSpec } from './schemas.ts'

async function document(spec: { metadataUrl: string } | { metadataXml: string }): Promise<string> {
  if ('metadataXml' in spec) return spec.metadataXml
  try {
    return await fetchMetadata(spec.metadataUrl)
  } catch (error) {
    throw new ApiError(422, 'metadata-unavailable', error instanceof Error ? error.message : String(error), 'metadataUrl')
  }
}

/** A provider entry from a metadata address, a metadata document, or typed values. Throws ApiError 422 where the metadata is of no use. */
export async function providerFrom(place: string, spec: ProviderSpec): Promise<Provider> {
  const { name } = spec
  if ('issuer' in spec) return { place, name, issuer: spec.issuer, ssoUrl: spec.ssoUrl, certificates: [spec.certificate] }
  const xml = await document(spec)
  try {
    const { entityId, ssoUrl, certificates } = parseIdpMetadata(xml)
    return { place, name, issuer: entityId, ssoUrl, certificates }
  } catch (error) {
    if (!(error instanceof MetadataRefused)) throw error
    throw new ApiError(422, 'metadata-refused', error.message, 'metadataUrl' in spec ? 'metadataUrl' : 'metadataXml')
  }
}
