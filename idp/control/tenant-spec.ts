import { randomBytes } from 'node:crypto'
import { userNameKey } from '../directory/directory.ts'
import { didYouMean } from '../directory/nearest.ts'
import { type keptTenantSchema, type TenantSpec, tenantSpecSchema } from '../directory/schema.ts'
import { faults, findFault } from '../faults/index.ts'
import { findProfile, profiles } from '../profiles/index.ts'
import type { VendorProfile } from '../profiles/profile.ts'
import { createTenant, type Tenant, takeSpec } from '../tenants/tenant.ts'
import { ControlError, parse } from './errors.ts'
import { type ControlParts, demandOptions, demandPeople } from './lookups.ts'

/** Tenants as they are described as a whole: over the control API, in a file, on a page. */

/** What a description says, with its vendor. */
export interface ParsedTenant {
  spec: TenantSpec
  profile: VendorProfile
}

/**
 * @param schema whether apps may have a name alone, as consoles make them; default: no
 * @throws ControlError (422) naming the place in the description, and the nearest right word
 */
export function parseTenant(
  body: unknown,
  schema: typeof tenantSpecSchema | typeof keptTenantSchema = tenantSpecSchema,
): ParsedTenant {
  const spec = parse<TenantSpec>(schema, body)
  for (const [index, fault] of (spec.faults ?? []).entries()) demandFault(fault, `faults[${index}]`)
  const profile = profileNamed(spec.profile)
  demandOnce(
    spec.people.map(({ id }) => id),
    'people',
    'id',
  )
  demandOnce(
    spec.people.map(({ userName }) => userNameKey(userName)),
    'people',
    'userName',
  )
  demandOnce(
    spec.apps.map(({ id }) => id),
    'apps',
    'id',
  )
  demandOnce(
    (spec.groups ?? []).map(({ name }) => name),
    'groups',
    'name',
  )
  const people = spec.people.map(({ id }) => id)
  for (const [index, app] of spec.apps.entries()) {
    demandOptions(profile, app, `apps[${index}].`)
    demandPeople(people, app, `apps[${index}].`)
  }
  return { spec, profile }
}

/** @throws ControlError (409) where there is a tenant of this id */
export async function addTenant(parts: Pick<ControlParts, 'tenants' | 'surroundings'>, parsed: ParsedTenant): Promise<Tenant> {
  const { id = `t-${randomBytes(6).toString('hex')}`, ...spec } = parsed.spec
  if (parts.tenants.get(id)) throw new ControlError(409, 'tenant-exists', `there is a tenant '${id}' already`, 'id')
  const tenant = await createTenant({ ...spec, id }, parsed.profile, parts.surroundings())
  parts.tenants.add(tenant)
  return tenant
}

/** Keys, addresses and what went over the wire stay. @throws ControlError (422) for a description of another tenant */
export function replaceTenant(tenant: Tenant, { spec, profile }: ParsedTenant): void {
  if (spec.id !== undefined && spec.id !== tenant.id)
    throw new ControlError(422, 'another-tenant', `describes the tenant '${spec.id}', and this is '${tenant.id}'`, 'id')
  if (profile !== tenant.profile)
    throw new ControlError(422, 'another-vendor', `this tenant is one of ${tenant.profile.title}, and stays one`, 'profile')
  takeSpec(tenant, spec)
}

function demandOnce(values: readonly string[], list: string, key: string): void {
  const index = values.findIndex((value, at) => values.indexOf(value) !== at)
  if (index >= 0) throw new ControlError(422, 'twice', `'${values[index]}' is there twice`, `${list}[${index}].${key}`)
}

function profileNamed(name: string) {
  const profile = findProfile(name)
  if (profile) return profile
  const known = profiles.flatMap(({ id, aliases }) => [id, ...aliases])
  throw new ControlError(
    422,
    'unknown-profile',
    `there is no profile '${name}'${didYouMean(name, known) || `; there are ${known.join(', ')}`}`,
    'profile',
  )
}

function demandFault(id: string, path: string): void {
  if (findFault(id)) return
  const hint = didYouMean(
    id,
    faults.map((each) => each.id),
  )
  throw new ControlError(422, 'unknown-fault', `there is no fault '${id}'${hint}`, path)
}
