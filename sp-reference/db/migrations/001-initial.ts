import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** The unique keys below, not the code above them, decide that one person has one account. */
const statements = [
  `create table organisations (slug text primary key, settings text not null)`,
  `create table providers (organisation text not null, place text not null, name text not null, issuer text not null,
     ssoUrl text not null, certificates text not null, unique (organisation, place))`,
  `create table accounts (id text primary key, organisation text not null, email text not null, emailKey text not null,
     loginKey text not null, displayName text not null, status text not null, authMethod text not null, passwordHash text,
     createdAt text not null, updatedAt text not null, unique (organisation, emailKey), unique (organisation, loginKey))`,
  `create table identities (accountId text not null, organisation text not null, issuer text not null, nameId text not null,
     nameIdFormat text, linkedAt text not null, unique (organisation, issuer, nameId))`,
  `create index identitiesByAccount on identities (accountId)`,
  `create table environmentAccess (accountId text not null, environment text not null, permissions text not null,
     unique (accountId, environment))`,
  `create table groupMembers (accountId text not null, environment text not null, name text not null, source text not null,
     unique (accountId, environment, name))`,
  `create table workspaceMembers (accountId text not null, workspace text not null, roles text not null, source text not null,
     unique (accountId, workspace))`,
  `create table authnRequests (id text primary key, organisation text not null, place text not null, browser text not null,
     channel text not null, relayState text not null, expiresAt text not null, usedAt text)`,
  `create table parkedResponses (key text primary key, organisation text not null, place text not null, samlResponse text not null,
     relayState text, expiresAt text not null)`,
  `create table challenges (id text primary key, organisation text not null, accountId text not null, place text not null,
     browser text not null, codeHash text not null, facts text not null, channel text not null, roles text not null,
     tries integer not null, expiresAt text not null, usedAt text, unique (accountId, place))`,
  `create table sessions (tokenHash text primary key, organisation text not null, accountId text not null, email text not null,
     place text not null, method text not null, expiresAt text not null)`,
  `create table audit (id integer primary key autoincrement, organisation text not null, at text not null, actor text not null,
     place text, event text not null, decision text, code text, email text, nameId text, reasons text not null, details text not null)`,
  `create index auditByOrganisation on audit (organisation)`,
  `create table groupSyncs (id integer primary key autoincrement, organisation text not null, accountId text not null,
     environment text not null, at text not null, result text not null)`,
  `create index groupSyncsByOrganisation on groupSyncs (organisation)`,
]

export async function up(db: Kysely<Database>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
