import { plain } from '../files/nearest.ts'
import type { AccountSeen, AuditSeen } from '../results.ts'
import type { Table } from '../sql/database.ts'
import { statusOf, textOf, textsOf } from './values.ts'

/**
 * The rows of an `accounts` statement in our words. A column is found in any letter case, with or without underscores: databases fold
 * names. A column that is not selected stays unknown, a NULL too.
 * @throws Error naming the columns that are there when `email` is not
 */
export function accountsFromRows(table: Table, where: string): AccountSeen[] {
  const column = columnsOf(table, ['email'], where)
  return table.rows.map((row) => {
    const at = (name: string) => row[column(name) ?? '']
    const seen: AccountSeen = { email: textOf(at('email')) ?? '' }
    for (const name of ['displayName', 'authMethod', 'createdAt', 'updatedAt', 'role'] as const) {
      const value = textOf(at(name))
      if (value !== undefined) seen[name] = value
    }
    const status = statusOf(at('status'))
    if (status !== undefined) seen.status = status
    const groups = textsOf(at('groups'))
    if (groups !== undefined) seen.groups = groups
    if (column('nameId') !== undefined) {
      const nameId = textOf(at('nameId'))
      seen.idpIds = nameId === undefined ? [] : [`${textOf(at('issuer')) ?? ''}|${nameId}`]
    }
    return seen
  })
}

/** Puts the rows of a `groups` statement to their accounts; who is in none has none. */
export function withGroups(accounts: readonly AccountSeen[], table: Table, where: string): AccountSeen[] {
  const column = columnsOf(table, ['email', 'name'], where)
  const pairs = table.rows.map((row) => [textOf(row[column('email') ?? '']), textOf(row[column('name') ?? ''])] as const)
  return accounts.map((each) => ({
    ...each,
    groups: pairs.flatMap(([email, name]) =>
      name !== undefined && email?.toLowerCase() === each.email.toLowerCase() ? [name] : [],
    ),
  }))
}

/** The rows of an `audit` statement in our words. */
export function auditFromRows(table: Table, where: string): AuditSeen[] {
  const column = columnsOf(table, ['event'], where)
  return table.rows.map((row) => {
    const seen: AuditSeen = { event: textOf(row[column('event') ?? '']) ?? '' }
    for (const name of ['at', 'decision', 'code', 'email'] as const) {
      const value = textOf(row[column(name) ?? ''])
      if (value !== undefined) seen[name] = value
    }
    const reasons = textsOf(row[column('reasons') ?? ''])
    if (reasons !== undefined) seen.reasons = reasons
    return seen
  })
}

/** The statement's own name for each of our columns. */
export function columnsOf({ columns }: Table, needed: readonly string[], where: string): (name: string) => string | undefined {
  const column = (name: string) => columns.find((each) => plain(each) === plain(name))
  const missing = needed.find((each) => column(each) === undefined)
  if (missing === undefined) return column
  throw new Error(
    `${where}: the statement gives no column "${missing}"; ${columns.length > 0 ? `it gives ${columns.join(', ')}` : 'it gives none'}`,
  )
}
