import type { TenantSpec } from '../directory/schema.ts'
import { tenantKey } from '../keys/key-pool.ts'
import type { VendorProfile } from '../profiles/profile.ts'
import { seededRandomness } from '../saml/random.ts'
import { createTenant, type Tenant } from '../tenants/tenant.ts'

/** A tenant that no server serves, in 1970. */
export const tenantOf = (spec: TenantSpec, profile: VendorProfile): Promise<Tenant> =>
  createTenant({ ...spec, id: spec.id ?? 'none' }, profile, {
    baseUrl: 'http://localhost:1',
    clock: () => new Date(0),
    random: seededRandomness('x'),
    nextKey: tenantKey,
  })
