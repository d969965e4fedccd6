import pg from 'pg'
import { wordsOf } from '../errors.ts'
import { demandAllowedHost } from '../target/allowed-host.ts'
import type { Target } from '../target/schema/target.ts'
import { fillText, type Variables } from '../target/template.ts'
import type { Mode, Transaction } from './database.ts'
import { parameterOf } from './statement.ts'
import type { TableShape } from './what-there-is.ts'

/** PostgreSQL's own words for a moment keep its microseconds; a Date would lose them. Types date, timestamp, timestamptz. */
const MOMENTS = new Set([1082, 1114, 1184])
/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const READ_ONLY = '25006'
const CANCELLED = '57014'
/** What the search path of the session finds without a schema's name. */
const TABLES = `SELECT table_name AS name, json_agg(column_name ORDER BY ordinal_position) AS columns
  FROM information_schema.columns WHERE table_schema = ANY (current_schemas(false)) GROUP BY table_name ORDER BY table_name`
/** The server ends a slow statement itself; when it hangs altogether, we go a little later. */
const GRACE_MS = 500

export interface PostgresOptions {
  target: Pick<Target, 'file' | 'allowHosts'>
  timeoutMs: number
  /** The observer or hook in the target file. */
  where: string
}

/** The address, filled in. What stands before the host, such as a password with `@` in it, is written as an address needs it. */
export function postgresAddress(template: string, variables: Variables, where: string): string {
  const end = template.lastIndexOf('@')
  const before = fillText(template.slice(0, end + 1), variables, where, encodeURIComponent)
  return `${before}${fillText(template.slice(end + 1), variables, where)}`
}

/**
 * Opens a PostgreSQL database in one transaction, for `read` a read-only one.
 * @throws Error in one line, without the password
 * @throws UsageError for a host that the target file does not allow
 */
export async function openPostgres(address: string, mode: Mode, options: PostgresOptions): Promise<Transaction> {
  const { timeoutMs } = options
  const where = `${options.where}.postgres`
  const client = makeClient(address, mode, timeoutMs, where)
  // A host in the address's parameters would win over the one before them, so it is the client that is asked.
  if (!client.host.startsWith('/')) demandAllowedHost(`postgres://${client.host.replace(/^(.*:.*)$/, '[$1]')}`, options.target)
  const name = `${client.host}:${client.port}/${client.database ?? ''}`
  const words = (error: unknown) => without(client.password, wordsOf(error))
  client.on('error', () => {
    // A connection that breaks is heard of by the next statement.
  })
  try {
    await client.connect()
    await client.query(mode === 'read' ? 'BEGIN TRANSACTION READ ONLY' : 'BEGIN')
  } catch (error) {
    await client.end().catch(() => undefined)
    throw new Error(`${where}: the database ${name} cannot be opened: ${words(error)}`)
  }
  return {
    placeholder: (index) => `$${index}`,
    async run({ text, values }) {
      try {
        // The extended protocol takes one statement a time, so that none can end the transaction and go on behind it.
        const query = { text, values: values.map(parameterOf), types: { getTypeParser }, queryMode: 'extended' }
        const { fields, rows } = await client.query(query)
        return { columns: fields.map((each) => each.name), rows }
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined
        if (code === READ_ONLY) throw new Error(`the statement writes, and an observer only reads (${words(error)})`)
        if (code === CANCELLED) throw new Error(`the statement took longer than ${timeoutMs / 1000} s and was ended`)
        throw new Error(words(error))
      }
    },
    tables: async () => {
      // After a failed statement the server takes no other one in the same transaction.
      await client.query('ROLLBACK')
      const { rows } = await client.query<TableShape>(TABLES)
      return rows
    },
    commit: async () => void (await client.query('COMMIT')),
    close: () => client.end().catch(() => undefined),
  }
}

function makeClient(connectionString: string, mode: Mode, timeoutMs: number, where: string): pg.Client {
  if (!/^postgres(ql)?:\/\//.test(connectionString)) throw new Error(`${where}: an address begins with postgres://`)
  try {
    return new pg.Client({
      connectionString,
      application_name: 'firstlogin',
      connectionTimeoutMillis: timeoutMs,
      statement_timeout: timeoutMs,
      query_timeout: timeoutMs + GRACE_MS,
      // Holds even for a statement that would leave the transaction.
      ...(mode === 'read' ? { options: '-c default_transaction_read_only=on' } : {}),
    })
  } catch {
    // Its words might quote the address, and with it the password.
    throw new Error(`${where}: this is no address of a database; it reads postgres://user:password@host:port/database`)
  }
}

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return MOMENTS.has(oid) ? String : pg.types.getTypeParser(oid, format)
}

function without(password: unknown, text: string): string {
  return typeof password === 'string' && password !== '' ? text.replaceAll(password, '…') : text
}
