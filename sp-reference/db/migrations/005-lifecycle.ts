import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** The unique keys decide that an address has one open invitation to a place, and that somebody is removed from a place once. */
const statements = [
  `create table invitations (id text primary key, organisation text not null, place text not null, email text not null,
     emailKey text not null, role text, invitedBy text not null, invitedAt text not null, usedAt text, withdrawnAt text)`,
  `create unique index oneOpenInvitation on invitations (organisation, place, emailKey)
     where usedAt is null and withdrawnAt is null`,
  `create table removals (accountId text not null, place text not null, removedBy text not null, removedAt text not null,
     unique (accountId, place))`,
]

/** Who was invited where, and who was taken out again. */
export async function up(db: Kysely<Database>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
