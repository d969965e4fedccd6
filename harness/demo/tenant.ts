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
  for (const place of demoPlaces) {
    const app = await idp.getApp(known.id, appOf(place))
    await idp.changeApp(known.id, app.id, { ...addressesFor(app, addressesAt(place, places)), answers })
  }
  return idp.getTenant(known.id)
}

function addressesAt(place: DemoPlace, places: ReadonlyMap<string, Addresses>): Addresses {
  const found = places.get(place.id)
  if (!found) throw new Error(`the SP has no place "${place.id}"`)
  return found
}

/** The app's addresses become those of the SP; a validator (OneLogin) that fits the former ACS alone moves along, any other one stays. */
export function addressesFor(
  app: Pick<IdpApp, 'acsUrl' | 'acsValidator'>,
  { acsUrl, entityId }: Pick<Addresses, 'acsUrl' | 'entityId'>,
): Pick<IdpApp, 'acsUrl' | 'acsValidator' | 'audience'> {
  const moves = app.acsValidator === validatorOf(app.acsUrl)
  return { acsUrl, audience: entityId, ...(moves ? { acsValidator: validatorOf(acsUrl) } : {}) }
}

/** As OneLogin's guides write an "ACS (Consumer) URL Validator": the whole address, with its slashes and dots escaped. */
export const validatorOf = (acsUrl: string): string => `^${acsUrl.replace(/[\\/.*+?^${}()|[\]]/g, '\\$&')}$`
