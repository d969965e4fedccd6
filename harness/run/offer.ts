import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { VendorProfile } from '../../idp/index.ts'
import { placesOf } from '../case/places.ts'
import { makeStatements } from '../case/statements.ts'
import { idpVariables } from '../case/tenant.ts'
import type { createIdpClient, IdpApp, TenantView } from '../parties/idp-client.ts'
import { nameIdOf } from '../parties/name-id.ts'
import { fillAddress } from '../target/fill-address.ts'
import { resolvePolicies } from '../target/policies.ts'
import type { SurfaceName, Target } from '../target/schema/target.ts'
import type { SpFacts } from '../target/sp-facts.ts'
import { fillText, type Variables } from '../target/template.ts'

/** What our IdP has for an SP that keeps what it knows of its IdP: a tenant per vendor, an app per place, files to hand over. */

/** What is known of the SP, as names that the target file may use. */
export function spVariables(facts: SpFacts | null): Variables {
  if (!facts) return {}
  return {
    'sp.entityId': facts.entityId,
    'sp.acsUrl': facts.acsUrl,
    'sp.nameIdFormat': facts.nameIdFormat,
    'sp.wantAssertionsSigned': facts.wantAssertionsSigned,
    'sp.encryptionCertificate': facts.metadata?.encryptionCertificate ?? null,
  }
}

/** The tenant that all cases of a vendor share. */
export const sharedTenantId = (profile: string): string => `shared-${profile}`

/** The tenant of an earlier run, where the IdP keeps its state, else a new one. */
export async function tenantFor(
  idp: ReturnType<typeof createIdpClient>,
  target: Target,
  profile: VendorProfile,
  apps: IdpApp[],
): Promise<TenantView> {
  const id = sharedTenantId(profile.id)
  const kept = target.idp.state === undefined ? null : await idp.findTenant(id)
  if (!kept) return idp.createTenant({ id, profile: profile.id, people: [], apps })
  for (const app of apps) await idp.putApp(id, app)
  return (await idp.findTenant(id)) ?? kept
}

/** An app per place. Before the SP has said where it is, its base stands in. */
export function appsOf(target: Target, profile: VendorProfile, variables: Variables): IdpApp[] {
  const known: Variables = { 'sp.entityId': variables.base, 'sp.acsUrl': variables.base, 'sp.nameIdFormat': null, ...variables }
  const format = known['sp.nameIdFormat']
  return Object.entries(placesOf(target)).map(([id, place]) => ({
    id: id.replaceAll('/', '-'),
    // Vendors make addresses of an app's name: it has to stay when the target file calls the SP otherwise.
    name: id,
    acsUrl: fillAddress(place.acsUrl, known, `places.${id}.acsUrl`),
    audience: fillText(place.entityId, known, `places.${id}.entityId`),
    nameId: nameIdOf(profile, typeof format === 'string' ? format : undefined),
    // What an administrator would choose in the vendor's console for an SP that asks for signed Assertions.
    ...(known['sp.wantAssertionsSigned'] === true && !profile.saml.signs.includes('assertion')
      ? { signs: ['assertion', ...profile.saml.signs] }
      : {}),
    statements: statementsOf(target, profile),
    assignments: [],
  }))
}

/** What the SP may be told about the IdP, also as files in the run's folder and, where the IdP keeps its state, beside that. */
export async function aboutIdp(
  target: Target,
  tenant: TenantView | undefined,
  profile: string,
  folder: string,
): Promise<Variables> {
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
