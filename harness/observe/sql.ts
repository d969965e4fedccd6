import { openDatabase, type Table } from '../sql/database.ts'
import type { SqlObserverSpec } from '../target/schema/observers.ts'
import { accountsFromRows, auditFromRows, withGroups } from './from-rows.ts'
import type { Observer } from './observer.ts'

/** Reads accounts from the SP's database, one statement per observable, in a transaction that cannot write. */
export function sqlObserver(spec: SqlObserverSpec, where: string): Observer {
  return {
    name: 'sql',
    where,
    grade: 'E1',
    async observe(look) {
      const database = await openDatabase(spec, 'read', look, where)
      const ask = async <Seen>(part: 'accounts' | 'groups' | 'audit', read: (table: Table, at: string) => Seen) =>
        read(await database.ask(spec[part] ?? '', `${where}.${part}`), `${where}.${part}`)
      try {
        const accounts = await ask('accounts', accountsFromRows)
        return {
          accounts: spec.groups === undefined ? accounts : await ask('groups', (table, at) => withGroups(accounts, table, at)),
          audit: spec.audit === undefined ? 'unknown' : await ask('audit', auditFromRows),
        }
      } finally {
        await database.close()
      }
    },
  }
}
