import { UsageError, wordsOf } from '../errors.ts'
import { createIdpClient } from '../parties/idp-client.ts'
import { fillAddress } from '../target/fill-address.ts'
import type { Target } from '../target/schema/target.ts'
import { readSpFacts } from '../target/sp-facts.ts'
import type { Variables } from '../target/template.ts'
import { profileOf } from './case-sources.ts'
import { aboutIdp, appsOf, spVariables, tenantFor } from './offer.ts'

/** What an administrator of the SP has to be told about one vendor's IdP. */
export interface Offered {
  profile: string
  title: string
  metadataUrl: string
  metadataFile: string
  entityId: string
  ssoUrl: string
  certificateFile: string
}

/**
 * Makes the tenants that the runs of this target will use, for an SP that is told about its IdP by hand beforehand.
 * @param folder where files go when the target names no place that stays
 * @throws UsageError for a target file that does not say enough, or speaks of a host that it does not allow
 * @returns what to tell the SP, and why the SP's own addresses are not known yet, if they are not
 */
export async function offerIdp(
  target: Target,
  profiles: readonly string[],
  idp: { url: string; token: string },
  folder: string,
): Promise<{ offered: Offered[]; unknown: string | null }> {
  const base = fillAddress(target.base, { port: 0 }, 'base')
  let known: Variables = { base }
  let unknown: string | null = null
  try {
    known = { base, ...spVariables(await readSpFacts(target, { base })) }
  } catch (error) {
    if (error instanceof UsageError) throw error
    unknown = wordsOf(error)
  }
  const client = createIdpClient(idp.url, idp.token)
  const offered: Offered[] = []
  for (const id of profiles) {
    const profile = profileOf(id)
    const tenant = await tenantFor(client, target, profile, appsOf(target, profile, known))
    const about = await aboutIdp(target, tenant, id, folder)
    const text = (name: string) => String(about[name] ?? '')
    offered.push({
      profile: id,
      title: profile.title,
      metadataUrl: text('idp.metadataUrl'),
      metadataFile: text('idp.metadataFile'),
      entityId: text('idp.entityId'),
      ssoUrl: text('idp.ssoUrl'),
      certificateFile: text('idp.certificateFile'),
    })
  }
  return { offered, unknown }
}
