import { existsSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { wordsOf } from '../errors.ts'
import type { Mode, Transaction } from './database.ts'
import { parameterOf } from './statement.ts'
import type { TableShape } from './what-there-is.ts'

/** How long a database that somebody else writes to is waited for. */
const BUSY_MS = 2_000
/** SQLITE_READONLY, https://sqlite.org/rescode.html */
const READ_ONLY = 8

/** Opens an SQLite file. A file that is not there is a fault: an empty one must not be made in its place. */
export async function openSqlite(file: string, mode: Mode, where: string): Promise<Transaction> {
  if (!existsSync(file)) throw new Error(`${where}.sqlite: there is no file ${file}`)
  let database: DatabaseSync
  try {
    database = new DatabaseSync(file, { readOnly: mode === 'read', timeout: BUSY_MS })
    database.exec(mode === 'read' ? 'BEGIN' : 'BEGIN IMMEDIATE')
  } catch (error) {
    throw new Error(`${where}.sqlite: ${file} cannot be opened: ${wordsOf(error)}`)
  }
  return {
    placeholder: (index) => `?${index}`,
    async run({ text, values }) {
      try {
        const statement = database.prepare(text)
        // SQLite compiles the first statement of a text and would leave out the rest in silence.
        if (/[^\s;]/.test(text.slice(text.indexOf(statement.sourceSQL) + statement.sourceSQL.length)))
          throw new Error('there is more than one statement; write one in each place')
        // Numbers beyond 2^53 stay exact.
        statement.setReadBigInts(true)
        const columns = statement.columns().map((each) => each.name)
        return { columns, rows: statement.all(...values.map(sqliteValue)) }
      } catch (error) {
        if (isReadOnly(error)) throw new Error(`the statement writes, and an observer only reads (${wordsOf(error)})`)
        throw error
      }
    },
    tables: async () => tablesOf(database),
    commit: async () => database.exec('COMMIT'),
    close: async () => database.close(),
  }
}

/** The tables and views of an SQLite database. */
export function tablesOf(database: DatabaseSync): TableShape[] {
  const wanted =
    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
  return namesIn(database, wanted).map((name) => ({
    name,
    columns: namesIn(database, 'SELECT name FROM pragma_table_info(?)', name),
  }))
}

function namesIn(database: DatabaseSync, statement: string, ...values: string[]): string[] {
  return database
    .prepare(statement)
    .all(...values)
    .map((each) => String(each.name))
}

/** SQLite knows no booleans: they are 1 and 0. */
function sqliteValue(value: unknown): SQLInputValue {
  const parameter = parameterOf(value)
  return typeof parameter === 'boolean' ? Number(parameter) : parameter
}

function isReadOnly(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === READ_ONLY
}
