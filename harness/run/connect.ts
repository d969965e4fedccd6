import type { Driver } from '../drivers/driver.ts'
import { EnvironmentError, wordsOf } from '../errors.ts'
import { runHook } from '../hooks/run-hook.ts'
import { freePort, type Party } from '../parties/child.ts'
import { createIdpClient, type TenantView } from '../parties/idp-client.ts'
import { fillAddress } from '../target/fill-address.ts'
import { withPlace } from '../target/place-in-file.ts'
import type { Target } from '../target/schema/target.ts'
import { isKnownBefore, readSpFacts, type SpFacts } from '../target/sp-facts.ts'
import type { Variables } from '../target/template.ts'
import { profileOf } from './case-sources.ts'
import { aboutIdp, appsOf, sharedTenantId, spVariables, tenantFor } from './offer.ts'
import { type Surroundings, startServiceProvider } from './start-parties.ts'

/** An SP that is up and knows one of our tenants for each profile. */
export interface Connected {
  tenants: Record<string, TenantView>
  sp: { base: string; variables: Variables; party: Party | null }
  facts: SpFacts | null
}

/**
 * For an SP that does not hold an organisation per case: first a tenant per profile with an app per place, then the SP, started with that
 * IdP's data (`{idp.ssoUrl}`, `{idp.metadataFile}`, …) or found running, then its metadata, then the hooks `configureIdp` and `reset`.
 * Cases bring only their people.
 * @param admin a browser for hooks that are steps on pages
 * @throws UsageError or EnvironmentError in one sentence
 */
export async function connect(
  target: Target,
  profiles: readonly string[],
  surroundings: Surroundings,
  folder: string,
  admin: () => Promise<Driver>,
): Promise<Connected> {
  const port = target.start ? await freePort() : 0
  const base = fillAddress(target.base, { port }, 'base')
  const early: Variables = { base, port }
  const known = isKnownBefore(target) ? await readSpFacts(target, early) : null
  const idp = createIdpClient(surroundings.idp.url, surroundings.idp.token)
  const tenants: Record<string, TenantView> = {}
  for (const id of profiles)
    tenants[id] = await tenantFor(idp, target, profileOf(id), appsOf(target, profileOf(id), { ...early, ...spVariables(known) }))
  const about = Object.fromEntries(
    await Promise.all(profiles.map(async (id) => [id, await aboutIdp(target, tenants[id], id, folder)] as const)),
  )
  const first = about[profiles[0] ?? ''] ?? {}
  const sp = await startServiceProvider(target, folder, surroundings, { ...first, ...spVariables(known) }, port)
  try {
    const facts = known ?? (await readSpFacts(target, sp.variables))
    const variables = { ...sp.variables, ...spVariables(facts) }
    if (facts && facts !== known) {
      for (const id of profiles)
        for (const app of appsOf(target, profileOf(id), variables)) await idp.putApp(sharedTenantId(id), app)
    }
    await tellServiceProvider(target, profiles, variables, about, admin)
    return { tenants, sp: { ...sp, variables }, facts }
  } catch (error) {
    await sp.party?.stop()
    throw error
  }
}

async function tellServiceProvider(
  target: Target,
  profiles: readonly string[],
  variables: Variables,
  about: Record<string, Variables>,
  admin: () => Promise<Driver>,
): Promise<void> {
  const { reset, configureIdp } = target.hooks
  try {
    if (reset) await runHook(reset, { target, variables, admin }, 'hooks.reset')
    for (const id of configureIdp ? profiles : [])
      if (configureIdp)
        await runHook(configureIdp, { target, variables: { ...variables, ...about[id] }, admin }, 'hooks.configureIdp')
  } catch (error) {
    throw new EnvironmentError(`the SP could not be prepared: ${withPlace(target, wordsOf(error))}`)
  }
}
