import type { ApiClientSeen } from '../portal-seen.ts'
import type { AccountSeen } from '../results.ts'
import type { Table } from '../sql/database.ts'
import { columnsOf } from './from-rows.ts'
import { textOf } from './values.ts'

/** Puts the rows of a statement to their accounts; who is in none of them has none. */
function putTo<Seen>(
  accounts: readonly AccountSeen[],
  { rows }: Table,
  emailColumn: string | undefined,
  read: (row: Record<string, unknown>) => Seen,
  put: (account: AccountSeen, seen: Seen[]) => AccountSeen,
): AccountSeen[] {
  const pairs = rows.map((row) => [textOf(row[emailColumn ?? ''])?.toLowerCase(), read(row)] as const)
  return accounts.map((each) =>
    put(
      each,
      pairs.filter(([email]) => email === each.email.toLowerCase()).map(([, seen]) => seen),
    ),
  )
}

/** Puts the rows of an `apiClients` statement to their owners. @throws Error naming the columns that are there when one is missing */
export function withClients(accounts: readonly AccountSeen[], table: Table, where: string): AccountSeen[] {
  const column = columnsOf(table, ['email'], where)
  const [method, policy] = [column('method'), column('policy')]
  const read = (row: Record<string, unknown>): ApiClientSeen => {
    const said = method === undefined ? undefined : textOf(row[method])
    return {
      ...(said === undefined ? {} : { method: said }),
      ...(policy === undefined ? {} : { policy: textOf(row[policy]) ?? null }),
    }
  }
  return putTo(accounts, table, column('email'), read, (account, apiClients) => ({ ...account, apiClients }))
}

/** Puts the rows of an `accessRequests` statement to those who asked. @throws Error as `withClients` */
export function withRequests(accounts: readonly AccountSeen[], table: Table, where: string): AccountSeen[] {
  const column = columnsOf(table, ['email', 'collection', 'status'], where)
  const text = (row: Record<string, unknown>, name: string) => textOf(row[column(name) ?? '']) ?? ''
  const read = (row: Record<string, unknown>) => ({ collection: text(row, 'collection'), status: text(row, 'status') })
  return putTo(accounts, table, column('email'), read, (account, accessRequests) => ({ ...account, accessRequests }))
}

/** Puts the rows of a `grants` statement to those who may use a collection. @throws Error as `withClients` */
export function withGrants(accounts: readonly AccountSeen[], table: Table, where: string): AccountSeen[] {
  const column = columnsOf(table, ['email', 'collection'], where)
  const read = (row: Record<string, unknown>) => textOf(row[column('collection') ?? '']) ?? ''
  return putTo(accounts, table, column('email'), read, (account, grants) => ({ ...account, grants }))
}
