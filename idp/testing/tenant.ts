import type { TenantSpec } from '../directory/schema.ts'
import { tenantKey } from '../keys/key-pool.ts'
import { findProfile } from '../profiles/index.ts'
import type { VendorProfile } from '../profiles/profile.ts'
import { seededRandomness } from '../saml/random.ts'
import { createTenant, type Tenant } from '../tenants/tenant.ts'

function profileOf({ profile: id }: TenantSpec): VendorProfile {
  const profile = findProfile(id)
  if (!profile) throw new Error(`there is no vendor '${id}'`)
  return profile
}

/** A tenant that no server serves, in 1970. */
export const tenantOf = (spec: TenantSpec, profile = profileOf(spec)): Promise<Tenant> =>
  createTenant({ ...spec, id: spec.id ?? 'none' }, profile, {
    baseUrl: 'http://localhost:1',
    clock: () => new Date(0),
    random: seededRandomness('x'),
    nextKey: tenantKey,
  })
