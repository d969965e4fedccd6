import type { Db } from '../db/open.ts'
import type { Defect } from '../defects/defect.ts'
import { findDefects } from '../defects/index.ts'
import { type OrganisationSettings, organisationSchema } from './settings.ts'

export interface Provider {
  place: string
  name: string
  issuer: string
  ssoUrl: string
  certificates: string[]
}

/** An organisation with its providers and its own time. */
export interface Organisation extends OrganisationSettings {
  providers: ReadonlyMap<string, Provider>
  activeDefects: readonly Defect[]
  /** Now, by this organisation's clock. */
  now(): Date
}

/** Stores or replaces an organisation's settings. */
export async function saveOrganisation(db: Db, settings: OrganisationSettings): Promise<void> {
  const row = { slug: settings.slug, settings: JSON.stringify(settings) }
  await db
    .insertInto('organisations')
    .values(row)
    .onConflict((conflict) => conflict.column('slug').doUpdateSet(row))
    .execute()
}

/** Reads an organisation; null when there is none with this slug. */
export async function loadOrganisation(db: Db, slug: string, clock: () => Date): Promise<Organisation | null> {
  const row = await db.selectFrom('organisations').selectAll().where('slug', '=', slug).executeTakeFirst()
  if (!row) return null
  const settings = organisationSchema.parse(JSON.parse(row.settings))
  const providers = await db.selectFrom('providers').selectAll().where('organisation', '=', slug).execute()
  return {
    ...settings,
    providers: new Map(
      providers.map(({ place, name, issuer, ssoUrl, certificates }) => [
        place,
        { place, name, issuer, ssoUrl, certificates: JSON.parse(certificates) as string[] },
      ]),
    ),
    activeDefects: findDefects(settings.defects),
    now: () => new Date(clock().getTime() + settings.clockOffsetSeconds * 1000),
  }
}

/** Stores or replaces the provider entry of a place. */
export async function saveProvider(db: Db, organisation: string, provider: Provider): Promise<void> {
  const row = { ...provider, organisation, certificates: JSON.stringify(provider.certificates) }
  await db
    .insertInto('providers')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation', 'place']).doUpdateSet(row))
    .execute()
}
