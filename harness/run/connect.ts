import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { VendorProfile } from '../../idp/index.ts'
import { placesOf } from '../case/places.ts'
import { makeStatements } from '../case/statements.ts'
import { idpVariables } from '../case/tenant.ts'
import type { Driver } from '../drivers/driver.ts'
import { EnvironmentError, wordsOf } from '../errors.ts'
import { runHook } from '../hooks/run-hook.ts'
import { freePort, type Party } from '../parties/child.ts'
import { createIdpClient, type IdpApp, type TenantView } from '../parties/idp-client.ts'
import { resolvePolicies } from '../target/policies.ts'
import type { SurfaceName, Target } from '../target/schema/target.ts'
import { isKnownBefore, readSpFacts, type SpFacts } from '../target/sp-facts.ts'
import { fillAddress, fillText, type Variables } from '../target/template.ts'
import { profileOf } from './case-sources.ts'
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
  const base = fillText(target.base, { port }, 'base')
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
      for (const id of profiles) for (const app of appsOf(target, profileOf(id), variables)) await idp.putApp(`shared-${id}`, app)
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
    throw new EnvironmentError(`the SP could not be prepared: ${wordsOf(error)}`)
  }
}

/** What is known of the SP, as names that the target file may use. */
export function spVariables(facts: SpFacts | null): Variables {
  if (!facts) return {}
  return {
    'sp.entityId': facts.entityId,
    'sp.acsUrl': facts.acsUrl,
    'sp.nameIdFormat': facts.nameIdFormat,
    'sp.wantAssertionsSigned': facts.wantAssertionsSigned,
  }
}

/** The tenant of an earlier run, where the IdP keeps its state, else a new one. */
async function tenantFor(
  idp: ReturnType<typeof createIdpClient>,
  target: Target,
  profile: VendorProfile,
  apps: IdpApp[],
): Promise<TenantView> {
  const id = `shared-${profile.id}`
  const kept = target.idp.state === undefined ? null : await idp.findTenant(id)
  if (!kept) return idp.createTenant({ id, profile: profile.id, people: [], apps })
  for (const app of apps) await idp.putApp(id, app)
  return (await idp.findTenant(id)) ?? kept
}

/** An app per place. Before the SP has said where it is, its base stands in. */
function appsOf(target: Target, profile: VendorProfile, variables: Variables): IdpApp[] {
  const known: Variables = { 'sp.entityId': variables.base, 'sp.acsUrl': variables.base, 'sp.nameIdFormat': null, ...variables }
  const format = known['sp.nameIdFormat']
  return Object.entries(placesOf(target)).map(([id, place]) => ({
    id: id.replaceAll('/', '-'),
    name: target.name,
    acsUrl: fillAddress(place.acsUrl, known, `places.${id}.acsUrl`),
    audience: fillText(place.entityId, known, `places.${id}.entityId`),
    ...(typeof format === 'string' ? { nameId: { format } } : {}),
    // What an administrator would choose in the vendor's console for an SP that asks for signed Assertions.
    ...(known['sp.wantAssertionsSigned'] === true && !profile.saml.signs.includes('assertion')
      ? { signs: ['assertion', ...profile.saml.signs] }
      : {}),
    statements: statementsOf(target, profile),
    assignments: [],
  }))
}

/** What the SP may be told about the IdP, also as files in the run's folder and, where the IdP keeps its state, beside that. */
async function aboutIdp(target: Target, tenant: TenantView | undefined, profile: string, folder: string): Promise<Variables> {
  const place = Object.keys(placesOf(target))[0]
  if (!tenant || place === undefined) return {}
  const about = idpVariables(tenant, { id: place, app: place.replaceAll('/', '-') })
  const metadata = await fetch(String(about['idp.metadataUrl']), { signal: AbortSignal.timeout(10_000) })
  const keeps = target.idp.state === undefined ? folder : path.resolve(target.folder, target.idp.state)
  const certificateFile = path.join(keeps, `idp-${profile}.pem`)
  const metadataFile = path.join(keeps, `idp-${profile}.xml`)
  mkdirSync(keeps, { recursive: true })
  writeFileSync(certificateFile, String(about['idp.certificate'] ?? ''))
  writeFileSync(metadataFile, await metadata.text())
  return { ...about, 'idp.certificateFile': certificateFile, 'idp.metadataFile': metadataFile, profile }
}

function statementsOf(target: Target, profile: VendorProfile): { name: string; expression: string }[] {
  const policies = resolvePolicies(target)
  const surfaces = Object.keys(target.surfaces) as SurfaceName[]
  const maps = surfaces.filter((name) => target.surfaces[name]).map((name) => policies.of(name).attributeMap)
  const statements = maps.flatMap((map) => makeStatements([], map, profile, { misspell: undefined, shared: true }))
  return [...new Map(statements.map(({ name, expression }) => [name, { name, expression }])).values()]
}
