import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import { bend, type Defect } from '../defects/defect.ts'
import type { Organisation } from './store.ts'

/** What an administrator says of an identity provider, whichever way. */
export interface ProviderData {
  name: string
  issuer: string
  ssoUrl: string
  /** PEM. */
  certificates: string[]
  /** Where it was read from; null when it was typed in. */
  metadataUrl: string | null
}

/** A provider entry of a place: an environment or a workspace. */
export interface Provider extends ProviderData {
  id: string
  place: string
}

const toProvider = ({ organisation: _, ...row }: Selectable<Database['providerEntries']>): Provider => ({
  ...row,
  certificates: JSON.parse(row.certificates) as string[],
})
const toRow = (data: ProviderData) => ({ ...data, certificates: JSON.stringify(data.certificates) })

/** The entries of a place, in the order of their names. */
export async function listProviders(db: Db, organisation: string, place: string): Promise<Provider[]> {
  const rows = db.selectFrom('providerEntries').selectAll().where('organisation', '=', organisation).where('place', '=', place)
  return (await rows.orderBy('name').execute()).map(toProvider)
}

/** The chosen entry of each place that has one, by place. */
export async function chosenProviders(db: Db, organisation: string): Promise<Map<string, Provider>> {
  const rows = await db
    .selectFrom('providerEntries')
    .innerJoin('providerChoices', 'providerChoices.provider', 'providerEntries.id')
    .selectAll('providerEntries')
    .where('providerEntries.organisation', '=', organisation)
    .execute()
  return new Map(rows.map((row) => [row.place, toProvider(row)]))
}

/** Adds an entry and returns its id. Throws the database's error when the place has one with this name or issuer already. */
export async function addProvider(db: Db, organisation: string, place: string, data: ProviderData): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('providerEntries')
    .values({ id, organisation, place, ...toRow(data) })
    .execute()
  return id
}

/** Throws the database's error when another entry of the place has this name or issuer. */
export async function changeProvider(db: Db, id: string, data: ProviderData): Promise<void> {
  await db.updateTable('providerEntries').set(toRow(data)).where('id', '=', id).execute()
}

/** Deletes an entry; where it was chosen, none is. */
export async function deleteProvider(db: Db, id: string): Promise<void> {
  await db.deleteFrom('providerChoices').where('provider', '=', id).execute()
  await db.deleteFrom('providerEntries').where('id', '=', id).execute()
}

/** Lets an entry count at its place; null for none. */
export async function chooseProvider(db: Db, organisation: string, place: string, provider: string | null): Promise<void> {
  if (provider === null) {
    await db.deleteFrom('providerChoices').where('organisation', '=', organisation).where('place', '=', place).execute()
    return
  }
  await db
    .insertInto('providerChoices')
    .values({ organisation, place, provider })
    .onConflict((conflict) => conflict.columns(['organisation', 'place']).doUpdateSet({ provider }))
    .execute()
}

/** What is stored of an entry that is told anew. The certificates that it had count as known where the issuer stays. */
export function renewed(before: Provider | undefined, data: ProviderData, faults: readonly Defect[]): ProviderData {
  const known = before?.issuer === data.issuer ? before.certificates : []
  return { ...data, certificates: [...bend(faults, 'keptCertificates', data.certificates, { known })] }
}

/** Stores the one entry that a place needs, in place of the chosen one. */
export async function setProvider(
  db: Db,
  { slug, activeDefects }: Pick<Organisation, 'slug' | 'activeDefects'>,
  place: string,
  data: ProviderData,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const chosen = (await chosenProviders(trx, slug)).get(place)
    const kept = renewed(chosen, data, activeDefects)
    if (chosen) return changeProvider(trx, chosen.id, kept)
    await chooseProvider(trx, slug, place, await addProvider(trx, slug, place, kept))
  })
}
