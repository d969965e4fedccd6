import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

const statements = [
  `create table appEntries (id integer primary key autoincrement, accountId text not null, environment text not null,
     app text not null, text text not null, writtenAt text not null)`,
  'create index ownEntries on appEntries (accountId, environment, app)',
]

/** What people write in the apps of an environment. */
export async function up(db: Kysely<Database>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
