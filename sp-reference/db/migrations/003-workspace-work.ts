import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

const statements = [
  `create table recipes (organisation text not null, workspace text not null, folder text not null, id text not null,
     title text not null, changedAt text, changedBy text, unique (organisation, workspace, folder, id))`,
]

/** What people do in a workspace: its recipes. */
export async function up(db: Kysely<Database>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
