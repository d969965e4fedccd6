import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { VendorProfile } from '../../idp/index.ts'
import { makeStatements } from '../case/statements.ts'
import { idpVariables } from '../case/tenant.ts'
import type { Party } from '../parties/child.ts'
import { freePort } from '../parties/child.ts'
import { createIdpClient, type TenantView } from '../parties/idp-client.ts'
import { resolvePolicies } from '../target/policies.ts'
import type { SurfaceName, Target } from '../target/schema/target.ts'
import { fillText, type Variables } from '../target/template.ts'
import { profileOf } from './case-sources.ts'
import { type Surroundings, startServiceProvider } from './start-parties.ts'

export interface SharedTenant {
  tenants: Record<string, TenantView>
  sp: { base: string; variables: Variables; party: Party | null }
}

/**
 * For an SP that knows one IdP at a time: first the tenant with an app per place, then the SP, started with that IdP's data
 * (`{idp.ssoUrl}`, `{idp.certificateFile}`, …). Cases bring only their people.
 */
export async function makeSharedTenants(
  target: Target,
  profileId: string,
  surroundings: Surroundings,
  folder: string,
): Promise<SharedTenant> {
  const profile = profileOf(profileId)
  const port = target.start ? await freePort() : 0
  const base = fillText(target.base, { port }, 'base')
  const places = Object.entries('from' in target.places ? {} : target.places).map(([id, place]) => ({
    id,
    app: id.replaceAll('/', '-'),
    acsUrl: fillText(place.acsUrl, { base, port }, `places.${id}.acsUrl`),
    entityId: fillText(place.entityId, { base, port }, `places.${id}.entityId`),
  }))
  const idp = createIdpClient(surroundings.idp.url, surroundings.idp.token)
  const statements = statementsOf(target, profile)
  const tenant = await idp.createTenant({
    id: `shared-${profile.id}`,
    profile: profile.id,
    people: [],
    apps: places.map((place) => ({
      id: place.app,
      name: target.name,
      acsUrl: place.acsUrl,
      audience: place.entityId,
      statements,
      assignments: [],
    })),
  })
  const first = places[0]
  const about = first ? idpVariables(tenant, first) : {}
  const certificateFile = path.join(folder, `idp-${profile.id}.pem`)
  writeFileSync(certificateFile, String(about['idp.certificate'] ?? ''))
  const sp = await startServiceProvider(
    target,
    folder,
    surroundings,
    { ...about, 'idp.certificateFile': certificateFile, profile: profile.id },
    port,
  )
  return { tenants: { [profile.id]: tenant }, sp }
}

function statementsOf(target: Target, profile: VendorProfile): { name: string; expression: string }[] {
  const policies = resolvePolicies(target)
  const surfaces = Object.keys(target.surfaces) as SurfaceName[]
  const maps = surfaces.filter((name) => target.surfaces[name]).map((name) => policies.of(name).attributeMap)
  const statements = maps.flatMap((map) => makeStatements([], map, profile, { misspell: undefined, shared: true }))
  return [...new Map(statements.map(({ name, expression }) => [name, { name, expression }])).values()]
}
