import type { Db } from '../db/open.ts'

/** Whose entries, and in which app. */
export interface EntryPlace {
  accountId: string
  environment: string
  app: string
}

/** A page of entries stays one that can be read. */
const mostShown = 100

/** Keeps what somebody wrote. It stays theirs when they lose the app, and is there again when they get it back. */
export async function addEntry(db: Db, place: EntryPlace, entry: { text: string; writtenAt: string }): Promise<void> {
  await db
    .insertInto('appEntries')
    .values({ ...place, ...entry })
    .execute()
}

/** The newest entries of one person in one app, newest first, at most a hundred; and how many there are. */
export async function listEntries(
  db: Db,
  { accountId, environment, app }: EntryPlace,
): Promise<{ newest: { text: string; writtenAt: string }[]; count: number }> {
  const own = db
    .selectFrom('appEntries')
    .where('accountId', '=', accountId)
    .where('environment', '=', environment)
    .where('app', '=', app)
  const newest = await own.select(['text', 'writtenAt']).orderBy('id', 'desc').limit(mostShown).execute()
  const { count } = await own.select((all) => all.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return { newest, count: Number(count) }
}
