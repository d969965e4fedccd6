import path from 'node:path'
import { wordsOf } from '../errors.ts'
import type { Target } from '../target/schema/target.ts'
import { fillText, type Variables } from '../target/template.ts'
import { bindStatement, type Statement } from './statement.ts'
import { isAboutNames, type TableShape, whatThereIs } from './what-there-is.ts'

/** What a statement gave; the columns are known also when there is no row. */
export interface Table {
  columns: string[]
  rows: Record<string, unknown>[]
}

/** One open transaction. Unless it is committed, closing undoes what it did. */
export interface Transaction {
  placeholder(index: number): string
  run(statement: Statement): Promise<Table>
  /** What there is, for words about a statement that failed; it may end the transaction, which is over by then. */
  tables(): Promise<TableShape[]>
  commit(): Promise<void>
  close(): Promise<void>
}

/** `read`: the database itself refuses every statement that would write. */
export type Mode = 'read' | 'write'

export interface DatabaseFields {
  sqlite?: string | undefined
  postgres?: string | undefined
}

export interface DatabaseContext {
  target: Pick<Target, 'file' | 'folder' | 'allowHosts' | 'timeouts'>
  variables: Variables
}

/** The one transaction of a look or a hook, with the target file's statements as it writes them. */
export interface Session {
  /** @param where the statement in the target file @throws Error in one line that starts with `where` */
  ask(template: string, where: string): Promise<Table>
  commit(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the database that a target file names.
 * @param where the observer or hook in the target file
 * @throws Error in one line that says which database, and never its password
 */
export async function openDatabase(
  fields: DatabaseFields,
  mode: Mode,
  { target, variables }: DatabaseContext,
  where: string,
): Promise<Session> {
  const timeoutMs = target.timeouts.request * 1000
  const transaction = await openTransaction()
  return {
    commit: () => transaction.commit(),
    close: () => transaction.close(),
    async ask(template, at) {
      const statement = bindStatement(template, variables, at, transaction.placeholder)
      try {
        return await transaction.run(statement)
      } catch (error) {
        const words = wordsOf(error)
        if (!isAboutNames(words)) throw new Error(`${at}: ${words}`)
        const tables = await transaction.tables().catch(() => null)
        throw new Error(`${at}: ${words}${tables ? `; ${whatThereIs(words, template, tables)}` : ''}`)
      }
    },
  }

  /** Only the client of the database that is meant is loaded. */
  async function openTransaction(): Promise<Transaction> {
    if (fields.postgres === undefined) {
      const { openSqlite } = await import('./sqlite.ts')
      return openSqlite(path.resolve(target.folder, fillText(fields.sqlite ?? '', variables, `${where}.sqlite`)), mode, where)
    }
    const { openPostgres, postgresAddress } = await import('./postgres.ts')
    return openPostgres(postgresAddress(fields.postgres, variables, `${where}.postgres`), mode, { target, timeoutMs, where })
  }
}
