import { fetchMetadata } from '../organisations/fetch-metadata.ts'
import type { ProviderData } from '../organisations/providers.ts'
import { MetadataRefused, parseIdpMetadata } from '../saml/index.ts'
import { ApiError } from './json.ts'
import type { ProviderSpec } from './schemas.ts'

async function document(spec: { metadataUrl: string } | { metadataXml: string }, allowInternal: boolean): Promise<string> {
  if ('metadataXml' in spec) return spec.metadataXml
  try {
    return await fetchMetadata(spec.metadataUrl, { allowInternal })
  } catch (error) {
    throw new ApiError(422, 'metadata-unavailable', error instanceof Error ? error.message : String(error), 'metadataUrl')
  }
}

/** A provider entry from a metadata address, a metadata document, or typed values. Throws ApiError 422 where the metadata is of no use. */
export async function providerFrom(
  spec: ProviderSpec,
  { allowInternal, now }: { allowInternal: boolean; now: Date },
): Promise<ProviderData> {
  const { name } = spec
  if ('issuer' in spec)
    return { name, issuer: spec.issuer, ssoUrl: spec.ssoUrl, certificates: [spec.certificate], metadataUrl: null }
  const xml = await document(spec, allowInternal)
  try {
    const { entityId, ssoUrl, certificates } = parseIdpMetadata(xml, now)
    return { name, issuer: entityId, ssoUrl, certificates, metadataUrl: 'metadataUrl' in spec ? spec.metadataUrl : null }
  } catch (error) {
    if (!(error instanceof MetadataRefused)) throw error
    throw new ApiError(422, 'metadata-refused', error.message, 'metadataUrl' in spec ? 'metadataUrl' : 'metadataXml')
  }
}
