import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

const statements = [
  `create table recipes (organisation text not null, workspace text not null, folder text not null, id text not null,
     title text not null, changedAt text, changedBy text, unique (organisation, workspace, folder, id))`,
  `alter table workspaceMembers add column attributes text not null default '{}'`,
  `alter table accounts add column emergency integer not null default 0`,
  `alter table accounts add column lastSignInAt text`,
]

/** What people do in a workspace, what a membership keeps of the IdP's attributes, who may come in an emergency, who was last here when. */
export async function up(db: Kysely<Database>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
