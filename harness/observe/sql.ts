import { openDatabase, type Table } from '../sql/database.ts'
import type { SqlObserverSpec } from '../target/schema/observers.ts'
import { accountsFromRows, auditFromRows, withGroups } from './from-rows.ts'
import type { Look, Observer } from './observer.ts'
import { withClients, withGrants, withRequests } from './portal-from-rows.ts'
import { soughtInAuditRows, soughtInGroupRows, soughtInRows } from './sought-rows.ts'

type Further = 'groups' | 'apiClients' | 'accessRequests' | 'grants'
type Part = 'accounts' | 'audit' | Further
/** @returns null for a part that the target file does not have */
type Ask = <Seen>(part: Part, read: (table: Table, at: string, statement: string) => Seen) => Promise<Seen | null>

/** What is put to the accounts once they are known. */
const further: readonly [Further, typeof withGroups][] = [
  ['groups', withGroups],
  ['apiClients', withClients],
  ['accessRequests', withRequests],
  ['grants', withGrants],
]

/** Reads accounts from the SP's database, one statement per observable, in a transaction that cannot write. */
export function sqlObserver(spec: SqlObserverSpec, where: string): Observer {
  async function inDatabase<Seen>(look: Look, work: (ask: Ask) => Promise<Seen>): Promise<Seen> {
    const database = await openDatabase(spec, 'read', look, where)
    try {
      return await work(async (part, read) => {
        const statement = spec[part]
        const at = `${where}.${part}`
        return statement === undefined ? null : read(await database.ask(statement, at), at, statement)
      })
    } finally {
      await database.close()
    }
  }
  return {
    name: 'sql',
    where,
    grade: 'E1',
    observe: (look) =>
      inDatabase(look, async (ask) => {
        let accounts = (await ask('accounts', accountsFromRows)) ?? []
        for (const [part, put] of further) {
          const known = accounts
          accounts = (await ask(part, (table, at) => put(known, table, at))) ?? known
        }
        return {
          accounts,
          audit: (await ask('audit', auditFromRows)) ?? 'unknown',
        }
      }),
    seek: (look, person) =>
      inDatabase(look, async (ask) => {
        const accounts = (await ask('accounts', (table) => table)) ?? { columns: [], rows: [] }
        const inAccounts = soughtInRows(accounts, spec, `${where}.accounts`, person)
        const inGroups = await ask('groups', (table, at) => soughtInGroupRows(table, accounts, at))
        const inAudit = await ask('audit', (table, at, statement) => soughtInAuditRows(table, statement, at))
        return [...inAccounts, ...(inGroups ?? []), ...(inAudit ?? [])]
      }),
  }
}
