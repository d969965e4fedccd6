import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** The unique keys decide that a person has one JIT client, one open request per collection, and one grant. */
const statements = [
  `create table portals (organisation text primary key, environment text not null, settings text)`,
  `create table collections (organisation text not null, name text not null, description text not null, unique (organisation, name))`,
  `create table usagePolicies (organisation text not null, name text not null, perMinute integer not null, perDay integer not null,
     unique (organisation, name))`,
  `create table apiClients (id text primary key, organisation text not null, accountId text not null, name text not null,
     method text not null, policy text, groups text not null, createdAt text not null, secretHash text, publicKeyJwk text,
     unique (accountId, name))`,
  `create index apiClientsBySecret on apiClients (organisation, secretHash)`,
  `create table accessRequests (id text primary key, organisation text not null, accountId text not null, collection text not null,
     note text not null, status text not null, at text not null, decidedAt text, decidedBy text)`,
  `create unique index oneOpenRequest on accessRequests (accountId, collection) where status = 'pending'`,
  `create table collectionGrants (organisation text not null, accountId text not null, collection text not null, at text not null,
     unique (accountId, collection))`,
  `create table apiTokens (tokenHash text primary key, organisation text not null, clientId text not null, expiresAt text not null)`,
  `create table apiUses (clientId text not null, span text not null, used integer not null, unique (clientId, span))`,
  `create table apiItems (id text primary key, organisation text not null, collection text not null, name text not null,
     madeBy text not null, at text not null)`,
]

export async function up(db: Kysely<Database>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
