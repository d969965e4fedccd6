import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/**
 * A place has several provider entries, of which one at most is chosen. The entity ID of the service provider belongs to the place, so
 * (organisation, place, issuer) is the pair of issuer and entity ID that has to be unique.
 */
const statements = [
  `create table providerEntries (id text primary key, organisation text not null, place text not null, name text not null,
     issuer text not null, ssoUrl text not null, certificates text not null, metadataUrl text,
     unique (organisation, place, name), unique (organisation, place, issuer))`,
  `create table providerChoices (organisation text not null, place text not null, provider text not null, unique (organisation, place))`,
  `insert into providerEntries (id, organisation, place, name, issuer, ssoUrl, certificates)
     select lower(hex(randomblob(16))), organisation, place, name, issuer, ssoUrl, certificates from providers`,
  `insert into providerChoices select organisation, place, id from providerEntries`,
  `drop table providers`,
  `create table providerDrafts (id text primary key, organisation text not null, place text not null, author text not null,
     answers text not null, startedAt text not null)`,
  `create table owners (organisation text primary key, email text not null, passwordHash text not null)`,
]

export async function up(db: Kysely<Database>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
