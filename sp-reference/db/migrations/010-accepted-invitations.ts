import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** The link of an invitation, and whether its person has accepted it. One of before has no link: it is withdrawn and made anew. */
export async function up(db: Kysely<Database>): Promise<void> {
  for (const column of ['tokenHash', 'linkExpiresAt', 'acceptedAt'])
    await sql.raw(`alter table invitations add column ${column} text`).execute(db)
}
