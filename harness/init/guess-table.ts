import { COLUMN_NAMES } from '../sql/column-names.ts'
import type { TableShape } from '../sql/what-there-is.ts'

const PEOPLE = /user|account|member|person|people|profile/i
/** An address by another name: `login_email`, `primaryEmail`, … but not what is only about one, such as `email_verified`. */
const ADDRESS = /e?mail/i
const ABOUT_ADDRESS =
  /verif|confirm|sent|opt|token|hash|count|notif|template|subject|body|status|domain|mailbox|mailing|_at$|_id$/i
/** Switches that say the opposite of what a status says. */
const OFF = /^(?:is_)?(?:disabled|suspended|blocked|deactivated)$/i

/** The table that most looks like the one of accounts; null when none has a column for an address. Pure. */
export function peopleTable(tables: readonly TableShape[]): TableShape | null {
  const fitting = tables.filter((each) => columnFor(each, 'email') !== null)
  return fitting.sort((one, other) => score(other) - score(one))[0] ?? null
}

/** The SELECT that lists the accounts of a table. Pure. */
export function accountsOf(table: TableShape): string {
  const parts = Object.keys(COLUMN_NAMES).flatMap((observable) => expressionFor(table, observable) ?? [])
  return `SELECT ${parts.join(', ')} FROM ${quoted(table.name)}`
}

/** Whether a table shows if an account is active. Pure. */
export function showsStatus(table: TableShape): boolean {
  return expressionFor(table, 'status') !== null
}

function expressionFor(table: TableShape, observable: string): string | null {
  const column = columnFor(table, observable)
  if (column !== null) return column === observable ? quoted(column) : `${quoted(column)} AS ${quoted(observable)}`
  if (observable === 'displayName') return nameOfParts(table)
  const off = observable === 'status' ? table.columns.find((each) => OFF.test(each)) : undefined
  return off === undefined ? null : `CASE WHEN ${quoted(off)} THEN 'inactive' ELSE 'active' END AS status`
}

function nameOfParts(table: TableShape): string | null {
  const first = table.columns.find((each) => /^first_?name$/i.test(each))
  const last = table.columns.find((each) => /^last_?name$/i.test(each))
  return first && last ? `trim(${quoted(first)} || ' ' || ${quoted(last)}) AS ${quoted('displayName')}` : null
}

function columnFor(table: TableShape, observable: string): string | null {
  for (const name of COLUMN_NAMES[observable] ?? []) {
    const found = table.columns.find((each) => each.toLowerCase() === name)
    if (found) return found
  }
  if (observable !== 'email') return null
  return table.columns.find((each) => ADDRESS.test(each) && !ABOUT_ADDRESS.test(each)) ?? null
}

function score(table: TableShape): number {
  return (
    (PEOPLE.test(table.name) ? 10 : 0) + Object.keys(COLUMN_NAMES).filter((each) => expressionFor(table, each) !== null).length
  )
}

/** SQL keeps upper-case letters of a name only in quotes. */
function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`
}
