import path from 'node:path'
import { readTenantFile, type TenantSpec, type VendorProfile } from '../../idp/index.ts'
import { readNamedFile } from '../files/named-file.ts'
import { projectRoot } from '../files/project-root.ts'
import type { IdpApp, IdpClient, TenantView } from '../parties/idp-client.ts'
import { type DemoPlace, demoPlaces } from './organisation.ts'

/** Where a place is at the SP. */
export interface Addresses {
  entityId: string
  acsUrl: string
  loginUrl: string
}

/** Where the SP tells what it made of a Response. */
export interface Answers {
  url: string
  token: string
}

export const appOf = (place: Pick<DemoPlace, 'id'>): string => place.id.replace('/', '-')

/** The tenant that the demo has of a vendor, as its file says: with an app per place, whose addresses are not those of the SP yet. */
export const demoTenant = (profile: Pick<VendorProfile, 'id'>): Promise<TenantSpec> =>
  readTenantFile(readNamedFile(path.join(projectRoot, 'examples', 'tenants', `${profile.id}.yaml`)))

/** The vendor's tenant out of its file; one that is there from an earlier start keeps what was changed in it. */
export async function seedTenant(
  idp: IdpClient,
  profile: VendorProfile,
  places: ReadonlyMap<string, Addresses>,
  answers: Answers,
): Promise<TenantView> {
  const known = (await idp.findTenant(profile.id)) ?? (await idp.createTenant(await demoTenant(profile)))
  for (const place of demoPlaces) await idp.changeApp(known.id, appOf(place), { ...addressesOf(place, places), answers })
  return idp.getTenant(known.id)
}

function addressesOf(place: DemoPlace, places: ReadonlyMap<string, Addresses>): Pick<IdpApp, 'acsUrl' | 'audience'> {
  const found = places.get(place.id)
  if (!found) throw new Error(`the SP has no place "${place.id}"`)
  return { acsUrl: found.acsUrl, audience: found.entityId }
}
