import type { Hook } from '../target/schema/hooks.ts'
import type { Target } from '../target/schema/target.ts'
import { namesIn } from '../target/template.ts'

/** What the SP has to learn of the certificates of an IdP. */
export interface CertificateNews {
  /** How many the IdP has. */
  count: number
  /** Whether its metadata names every one of them. */
  isInMetadata: boolean
  vendor: string
}

/** The hook that tells the SP, with its place in the target file, or why there is none. */
type Way = { hook: Hook; where: string; by: 'metadata' | 'typed' } | { unmet: string }

/**
 * How a target's SP learns which certificates an IdP has now, all of them and no others: by metadata where the vendor's names them and the
 * SP can read it anew, else typed in. Pure.
 */
export function howToTell(hooks: Target['hooks'], { count, isInMetadata, vendor }: CertificateNews): Way {
  const { rereadMetadata, setCertificates, configureIdp } = hooks
  const names = new Set(namesIn(configureIdp))
  const readsMetadata = names.has('idp.metadataUrl') || names.has('idp.metadataFile')
  const again = configureIdp && { hook: configureIdp, where: 'hooks.configureIdp' }
  if (isInMetadata && rereadMetadata) return { hook: rereadMetadata, where: 'hooks.rereadMetadata', by: 'metadata' }
  if (isInMetadata && again && readsMetadata) return { ...again, by: 'metadata' }
  if (setCertificates) return { hook: setCertificates, where: 'hooks.setCertificates', by: 'typed' }
  if (again && (names.has('idp.certificates') || (names.has('idp.certificate') && count === 1))) return { ...again, by: 'typed' }
  const why = isInMetadata
    ? 'no hook rereadMetadata and no hook setCertificates'
    : `no hook setCertificates, and the metadata of ${vendor} names the certificate alone that signs`
  return { unmet: `the target has ${why}, so the SP cannot learn of another certificate` }
}
