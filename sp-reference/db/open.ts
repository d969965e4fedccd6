import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { NodeSqliteDialect } from './dialect.ts'
import * as initial from './migrations/001-initial.ts'
import * as providerEntries from './migrations/002-provider-entries.ts'
import * as workspaceWork from './migrations/003-workspace-work.ts'
import * as developerPortal from './migrations/004-developer-portal.ts'
import * as lifecycle from './migrations/005-lifecycle.ts'
import * as nameIdKey from './migrations/006-name-id-key.ts'
import * as keys from './migrations/007-keys.ts'
import * as appEntries from './migrations/008-app-entries.ts'
import * as oneFormOfADomain from './migrations/009-one-form-of-a-domain.ts'
import * as acceptedInvitations from './migrations/010-accepted-invitations.ts'
import * as answeredResponses from './migrations/011-answered-responses.ts'
import type { Database } from './schema.ts'

export type Db = Kysely<Database>

/** How long a write waits for another process that has the file, such as the one before that is still ending. */
const BUSY_MS = 5_000

const migrations = {
  '001-initial': initial,
  '002-provider-entries': providerEntries,
  '003-workspace-work': workspaceWork,
  '004-developer-portal': developerPortal,
  '005-lifecycle': lifecycle,
  '006-name-id-key': nameIdKey,
  '007-keys': keys,
  '008-app-entries': appEntries,
  '009-one-form-of-a-domain': oneFormOfADomain,
  '010-accepted-invitations': acceptedInvitations,
  '011-answered-responses': answeredResponses,
}

/**
 * Opens the service provider's database and brings its tables up to date: in memory, or `sp.sqlite` in `stateDir` (mode 0700).
 * Throws when the folder cannot be written or a migration fails.
 */
export async function openDatabase(stateDir?: string): Promise<Db> {
  if (stateDir !== undefined) {
    mkdirSync(stateDir, { recursive: true, mode: 0o700 })
    chmodSync(stateDir, 0o700)
  }
  const db = new Kysely<Database>({
    dialect: new NodeSqliteDialect(
      new DatabaseSync(stateDir === undefined ? ':memory:' : join(stateDir, 'sp.sqlite'), { timeout: BUSY_MS }),
    ),
  })
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest()
  if (error !== undefined) {
    await db.destroy()
    throw new Error('The service provider could not prepare its database.', { cause: error })
  }
  return db
}
