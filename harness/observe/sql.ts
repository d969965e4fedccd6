import { DatabaseSync } from 'node:sqlite'
import type { AccountSeen } from '../results.ts'
import type { SqlObserverSpec } from '../target/schema/observers.ts'
import { fillText } from '../target/template.ts'
import type { Observer } from './observer.ts'

/** Reads accounts from an SQLite file, read-only, one statement per look. A file that is not there is a fault, not an empty list. */
export function sqlObserver(spec: SqlObserverSpec): Observer {
  return {
    name: 'sql',
    grade: 'E1',
    async observe({ variables }) {
      const file = fillText(spec.sqlite ?? '', variables, 'observe.sqlite')
      const database = new DatabaseSync(file, { readOnly: true, timeout: 2000 })
      try {
        return { accounts: database.prepare(spec.accounts).all().map(readRow), audit: 'unknown' }
      } finally {
        database.close()
      }
    },
  }
}

/** A row in our words; a column that is not selected stays unknown, a NULL too. */
function readRow(row: Record<string, unknown>): AccountSeen {
  const seen: AccountSeen = { email: String(row.email ?? '') }
  for (const name of ['displayName', 'status', 'authMethod', 'createdAt', 'updatedAt'] as const) {
    const value = row[name]
    if (value !== undefined && value !== null) seen[name] = String(value)
  }
  if ('nameId' in row) seen.idpIds = row.nameId === null ? [] : [`${row.issuer ?? ''}|${row.nameId}`]
  return seen
}
