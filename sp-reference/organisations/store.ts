import type { Db } from '../db/open.ts'
import type { Defect } from '../defects/defect.ts'
import { defects, findDefects } from '../defects/index.ts'
import { bitesAt, WATCH, watched } from '../defects/watch.ts'
import { plantRecipes } from '../workspaces/recipes.ts'
import { comparedAlike } from './one-comparison.ts'
import { chosenProviders, type Provider } from './providers.ts'
import { type OrganisationSettings, organisationSchema } from './settings.ts'

/** An organisation with its providers and its own time. */
export interface Organisation extends OrganisationSettings {
  /** The chosen provider entry of each place that has one. */
  providers: ReadonlyMap<string, Provider>
  activeDefects: readonly Defect[]
  /** Now, by this organisation's clock. */
  now(): Date
}

/** Stores a new organisation's settings. Throws the database's error when there is one with this slug. */
export async function createOrganisation(db: Db, settings: OrganisationSettings): Promise<void> {
  await db
    .insertInto('organisations')
    .values({ slug: settings.slug, settings: JSON.stringify(settings) })
    .execute()
  await plantRecipes(db, settings)
}

/** Stores the settings of an organisation that is there. */
export async function saveOrganisation(db: Db, settings: OrganisationSettings): Promise<void> {
  await db
    .updateTable('organisations')
    .set({ settings: JSON.stringify(settings) })
    .where('slug', '=', settings.slug)
    .execute()
  await plantRecipes(db, settings)
}

async function readSettings(db: Db, slug: string): Promise<OrganisationSettings | null> {
  const row = await db.selectFrom('organisations').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row ? parsedSettings(row.settings) : null
}

/** Settings are read with every request and change seldom. Nobody changes what is read: each change makes new ones. */
const parsed = new Map<string, OrganisationSettings>()
const mostParsed = 200

function parsedSettings(text: string): OrganisationSettings {
  const known = parsed.get(text)
  if (known) return known
  const settings = comparedAlike(organisationSchema.parse(JSON.parse(text)))
  if (parsed.size >= mostParsed) parsed.clear()
  parsed.set(text, settings)
  return settings
}

/** Reads an organisation; null when there is none with this slug. */
export async function loadOrganisation(db: Db, slug: string, clock: () => Date): Promise<Organisation | null> {
  const settings = await readSettings(db, slug)
  if (!settings) return null
  return {
    ...settings,
    providers: await chosenProviders(db, slug),
    activeDefects: settings.defects.includes(WATCH) ? watched(defects, bitesAt(db, slug)) : findDefects(settings.defects),
    now: () => new Date(clock().getTime() + settings.clockOffsetSeconds * 1000),
  }
}

/** Changes settings as they are at this moment, so that of two administrators none undoes the other's work. Belongs into a transaction. */
export async function changeSettings(
  trx: Db,
  slug: string,
  change: (settings: OrganisationSettings) => OrganisationSettings,
): Promise<void> {
  const settings = await readSettings(trx, slug)
  if (!settings) throw new Error(`there is no organisation '${slug}' any more`)
  await saveOrganisation(trx, organisationSchema.parse(change(settings)))
}
