import { isProbably, plain } from '../files/nearest.ts'
import { COLUMN_NAMES } from '../sql/column-names.ts'
import type { Table } from '../sql/database.ts'
import type { SqlObserverSpec } from '../target/schema/observers.ts'
import { everybodyHas, isSame, type KnownPerson, type Sought } from './sought.ts'
import { textOf } from './values.ts'

const OF_ACCOUNTS = [
  'email',
  'displayName',
  'status',
  'authMethod',
  'nameId',
  'issuer',
  'role',
  'groups',
  'createdAt',
  'updatedAt',
]
const OF_AUDIT = ['event', 'at', 'decision', 'code', 'email', 'reasons']
/** The statements of an observer that speak of accounts. */
type Statements = Pick<SqlObserverSpec, 'accounts' | 'groups'>
/** A name that many columns have which are something else, such as a customer's number, says nothing. */
const AMBIGUOUS = ['nameId']

/**
 * What came of the columns of an `accounts` statement: those that are read and hold nothing for somebody who has an account, and those
 * that nothing reads because they go by another name. Pure.
 * @param spec the statements, as the target file has them
 */
export function soughtInRows(table: Table, spec: Statements, where: string, person: KnownPerson): Sought[] {
  const column = nameIn(table.columns)
  const email = column('email') ?? ''
  if (!table.rows.some((row) => isSame(textOf(row[email]), person.email))) return addressElsewhere(table, where, person)
  const given = OF_ACCOUNTS.slice(1).filter((name) => column(name) !== undefined)
  const inRead = given.map((name): Sought => {
    const own = column(name) ?? ''
    const isEmpty = table.rows.every((row) => (textOf(row[own]) ?? '') === '')
    const always = everybodyHas(name === 'nameId' ? 'idpIds' : name, person)
    const says = isEmpty ? `the column ${own} is there, and nothing stands in it` : `the column ${own} is there`
    return { key: where, says, state: isEmpty ? 'empty' : 'found', always, meant: null }
  })
  const inUnread = unread(table.columns, OF_ACCOUNTS, spec.accounts, where)
  // Groups that a statement of their own gives are missed in no column.
  return [...inRead, ...inUnread.filter((each) => spec.groups === undefined || !each.meant?.endsWith(' AS groups'))]
}

/** The person's address stands in another column of the statement. */
function addressElsewhere({ columns, rows }: Table, where: string, { email }: KnownPerson): Sought[] {
  const found = columns.find((each) => rows.some((row) => isSame(textOf(row[each]), email)))
  if (found === undefined) return []
  const says = `${email} has just signed in, and no row has that address as email; it stands in the column "${found}"`
  return [{ key: where, says, state: 'missing', always: true, meant: `${found} AS email` }]
}

/** What came of the columns of an `audit` statement. Pure. */
export function soughtInAuditRows(table: Table, statement: string, where: string): Sought[] {
  return unread(table.columns, OF_AUDIT, statement, where)
}

/** Whether the rows of a `groups` statement speak of the same people as those of `accounts`. Pure. */
export function soughtInGroupRows(groups: Table, accounts: Table, where: string): Sought[] {
  const [inGroups, inAccounts] = [nameIn(groups.columns)('email') ?? '', nameIn(accounts.columns)('email') ?? '']
  const known = new Set(accounts.rows.map((row) => textOf(row[inAccounts])?.toLowerCase()))
  const [first] = groups.rows
  if (first === undefined || groups.rows.some((row) => known.has(textOf(row[inGroups])?.toLowerCase()))) return []
  const says = `none of its ${groups.rows.length} rows has the address of an account as email; the first has ${JSON.stringify(textOf(first[inGroups]) ?? null)}`
  return [{ key: where, says, state: 'unfit', always: false, meant: null }]
}

/** Columns that nothing reads, where they obviously hold what a word of ours is for. A statement that takes all of a table asked for none of them. */
function unread(columns: readonly string[], words: readonly string[], statement: string, where: string): Sought[] {
  const column = nameIn(columns)
  const left = columns.filter((each) => !words.some((word) => plain(word) === plain(each)))
  const takesAll = /(?:\bselect|,)\s+(?:distinct\s+)?(?:\w+\.)?\*/i.test(statement)
  return words
    .filter((word) => column(word) === undefined)
    .flatMap((word) => {
      const names = AMBIGUOUS.includes(word) || words !== OF_ACCOUNTS ? [] : (COLUMN_NAMES[word] ?? [])
      const found = left.find((each) => names.includes(each.toLowerCase()) || isProbably(each, word))
      if (found === undefined) return []
      const meant = `${found} AS ${/[A-Z]/.test(word) ? `"${word}"` : word}`
      const says = `nothing reads the column "${found}" of the statement; the words are ${words.join(', ')}`
      return [{ key: where, says, state: takesAll ? 'unseen' : 'missing', always: true, meant }]
    })
}

function nameIn(columns: readonly string[]): (word: string) => string | undefined {
  return (word) => columns.find((each) => plain(each) === plain(word))
}
