import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { SqliteDialect, SqliteDriver } from 'kysely'

type SqliteDatabase = ConstructorParameters<typeof SqliteDriver>[0]['database']

const bound = (parameters: ReadonlyArray<unknown>): SQLInputValue[] => parameters.map((value) => value as SQLInputValue)

/** Gives `node:sqlite` the shape that Kysely's SQLite driver expects. */
function asKyselyDatabase(database: DatabaseSync): Exclude<SqliteDatabase, (...args: never[]) => unknown> {
  const prepared = new Map<string, StatementSync>()
  // Kysely writes the same query in the same words, and each is run to its end at once.
  const statementFor = (sql: string): StatementSync => {
    const statement = prepared.get(sql) ?? database.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = statementFor(sql)
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...bound(parameters)),
        run: (parameters) => statement.run(...bound(parameters)),
        iterate: (parameters) => database.prepare(sql).iterate(...bound(parameters)),
      }
    },
  }
}

/** Waits a turn of the event loop per query or transaction, as a database behind a socket would: so requests really interleave. */
class InterleavingDriver extends SqliteDriver {
  override async acquireConnection() {
    await nextTurn()
    return super.acquireConnection()
  }
}

/** Kysely over one `node:sqlite` connection. Kysely itself queues for that connection, so transactions never overlap. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    super({ database: asKyselyDatabase(database) })
    this.#database = database
  }

  override createDriver() {
    return new InterleavingDriver({ database: asKyselyDatabase(this.#database) })
  }
}

/** True when the error says that a unique constraint stopped a write. */
export function isUniqueViolation(error: unknown): boolean {
  const SQLITE_CONSTRAINT_UNIQUE = 2067
  const SQLITE_CONSTRAINT_PRIMARYKEY = 1555
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null
  return code === SQLITE_CONSTRAINT_UNIQUE || code === SQLITE_CONSTRAINT_PRIMARYKEY
}
