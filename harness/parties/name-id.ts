import type { VendorProfile } from '../../idp/index.ts'
import type { IdpApp } from './idp-client.ts'

/**
 * The NameID of an app of the IdP: the address, whatever the vendor fills in for a new app; an opaque one is made by the vendor.
 * @param format default: the address's own
 */
export function nameIdOf(profile: VendorProfile, format = 'emailAddress'): NonNullable<IdpApp['nameId']> {
  const isOpaque = format === 'persistent' || format === 'transient'
  return isOpaque ? { format } : { format, source: profile.express({ field: 'email' }).expression }
}
