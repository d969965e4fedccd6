import type { Db } from '../../db/open.ts'
import { randomKey } from '../../server/cookies.ts'
import type { Answers } from './provider-form.ts'

/** A set-up that was begun and not finished is kept for a day. */
const lifetimeMs = 24 * 3_600_000

interface Owner {
  organisation: string
  place: string
  /** The address of who began it: nobody else sees it. */
  author: string
}

const own = (db: Db, id: string, { organisation, place, author }: Owner) =>
  db
    .selectFrom('providerDrafts')
    .selectAll()
    .where('id', '=', id)
    .where('organisation', '=', organisation)
    .where('place', '=', place)
    .where('author', '=', author)

/** Begins a set-up, and forgets those that are too old. Returns its id. */
export async function beginDraft(db: Db, owner: Owner, answers: Answers, now: Date): Promise<string> {
  const id = randomKey()
  const oldest = new Date(now.getTime() - lifetimeMs).toISOString()
  await db.deleteFrom('providerDrafts').where('organisation', '=', owner.organisation).where('startedAt', '<', oldest).execute()
  await db
    .insertInto('providerDrafts')
    .values({ id, ...owner, answers: JSON.stringify(answers), startedAt: now.toISOString() })
    .execute()
  return id
}

/** What was answered so far; null when there is no such set-up of this administrator here. */
export async function readDraft(db: Db, id: string, owner: Owner): Promise<Answers | null> {
  const row = await own(db, id, owner).executeTakeFirst()
  return row ? (JSON.parse(row.answers) as Answers) : null
}

/** Keeps what was typed, right or wrong, so that going back or reloading loses nothing. */
export async function keepAnswers(db: Db, id: string, answers: Answers): Promise<void> {
  await db
    .updateTable('providerDrafts')
    .set({ answers: JSON.stringify(answers) })
    .where('id', '=', id)
    .execute()
}

/** Ends a set-up. Returns false when it had been ended before: of two presses of one button, one counts. */
export async function endDraft(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('providerDrafts').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}
