import type { Db } from '../db/open.ts'
import type { Domains, Seats } from '../organisations/settings.ts'
import { changeSettings, type Organisation } from '../organisations/store.ts'
import { type Actor, logWork } from './log.ts'

type Given<T> = { [Key in keyof T]?: T[Key] | undefined }

const named = <T extends object>(change: T) => Object.entries(change).filter(([, value]) => value !== undefined)
const inWords = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') || 'none' : value === null ? 'no limit' : String(value)

/** Sets how many people there may be. Nobody loses a seat by it. */
export function setSeats(db: Db, organisation: Organisation, change: Given<Seats>, actor: Actor): Promise<void> {
  return save(db, organisation, 'seats', change, actor)
}

/** Sets the domains of the organisation. @param change domains as they are compared */
export function setDomains(db: Db, organisation: Organisation, change: Given<Domains>, actor: Actor): Promise<void> {
  return save(db, organisation, 'domains', change, actor)
}

async function save(db: Db, organisation: Organisation, what: 'seats' | 'domains', change: object, actor: Actor): Promise<void> {
  const set = named(change)
  if (set.length === 0) return
  await db.transaction().execute(async (trx) => {
    await changeSettings(trx, organisation.slug, (settings) => ({
      ...settings,
      [what]: { ...settings[what], ...Object.fromEntries(set) },
    }))
    await logWork(trx, organisation, actor, {
      event: `${what}-changed`,
      reasons: set.map(([name, value]) => `${name}: ${inWords(value)}`),
    })
  })
}
