import type { Db } from '../db/open.ts'
import type { Channel } from '../jit/types.ts'
import type { Place } from '../organisations/place.ts'
import type { Organisation } from '../organisations/store.ts'
import { type Collection, type JitUserSettings, jitUserSettingsSchema, type PortalSpec, type UsagePolicy } from './settings.ts'

/** The developer portal of an organisation, on one of its environments. */
export interface Portal {
  environment: string
  collections: Collection[]
  policies: UsagePolicy[]
  /** Null until an administrator has saved them. */
  settings: JitUserSettings | null
}

const byName = <Named extends { name: string }>(all: Named[]): Named[] =>
  all.toSorted((one, other) => one.name.localeCompare(other.name))

/** The portal of an organisation; null when it has none. */
export async function loadPortal(db: Db, organisation: string): Promise<Portal | null> {
  const row = await db.selectFrom('portals').selectAll().where('organisation', '=', organisation).executeTakeFirst()
  if (!row) return null
  const collections = await db.selectFrom('collections').selectAll().where('organisation', '=', organisation).execute()
  const policies = await db.selectFrom('usagePolicies').selectAll().where('organisation', '=', organisation).execute()
  return {
    environment: row.environment,
    collections: byName(collections.map(({ name, description }) => ({ name, description }))),
    policies: byName(policies.map(({ name, perMinute, perDay }) => ({ name, perMinute, perDay }))),
    settings: row.settings === null ? null : jitUserSettingsSchema.parse(JSON.parse(row.settings)),
  }
}

/** The portal that a sign-in goes to; null for a sign-in to anything else. */
export async function portalEntered(
  db: Db,
  organisation: Organisation,
  { place, channel }: { place: Place; channel: Channel },
): Promise<Portal | null> {
  if (channel !== 'portal' || place.kind !== 'end-user') return null
  const portal = await loadPortal(db, organisation.slug)
  return portal?.environment === place.name ? portal : null
}

/** Opens a portal; belongs into a transaction. Throws the database's error when the organisation has one already. */
export async function createPortal(trx: Db, organisation: string, spec: PortalSpec): Promise<void> {
  const { environment, collections, policies, settings } = spec
  await trx
    .insertInto('portals')
    .values({ organisation, environment, settings: settings && JSON.stringify(settings) })
    .execute()
  for (const collection of collections)
    await trx
      .insertInto('collections')
      .values({ organisation, ...collection })
      .execute()
  for (const policy of policies)
    await trx
      .insertInto('usagePolicies')
      .values({ organisation, ...policy })
      .execute()
}

/** Saves the JIT user settings. They count for clients made from now on. */
export async function saveSettings(db: Db, organisation: string, settings: JitUserSettings): Promise<void> {
  await db
    .updateTable('portals')
    .set({ settings: JSON.stringify(settings) })
    .where('organisation', '=', organisation)
    .execute()
}

/** Adds a collection; false when there is one of this name. */
export async function addCollection(db: Db, organisation: string, collection: Collection): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('collections')
    .values({ organisation, ...collection })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Adds a usage policy; false when there is one of this name. */
export async function addPolicy(db: Db, organisation: string, policy: UsagePolicy): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('usagePolicies')
    .values({ organisation, ...policy })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
