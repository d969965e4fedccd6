/** A table of a database, as far as guessing needs it. */
export interface Table {
  name: string
  columns: string[]
}

/** Names that columns go by, by what they hold; the first that is there counts. */
const NAMES: Record<string, readonly string[]> = {
  email: ['email', 'mail', 'email_address', 'emailaddress', 'user_email'],
  displayName: ['display_name', 'displayname', 'full_name', 'fullname', 'name'],
  status: ['status', 'is_active', 'active', 'enabled'],
  nameId: ['name_id', 'nameid', 'saml_subject', 'external_id', 'idp_id', 'subject'],
  role: ['role'],
  createdAt: ['created_at', 'createdat', 'created', 'date_joined'],
  updatedAt: ['updated_at', 'updatedat', 'modified', 'updated'],
}

const PEOPLE = /user|account|member|person|people|profile/i

/** The SELECT that lists accounts, from the table that most looks like one; null when none has an address. Pure. */
export function guessAccounts(tables: readonly Table[]): string | null {
  const fitting = tables.filter((each) => columnFor(each, 'email') !== null)
  const best = fitting.sort((one, other) => score(other) - score(one))[0]
  if (!best) return null
  const first = best.columns.find((each) => /^first_?name$/i.test(each))
  const last = best.columns.find((each) => /^last_?name$/i.test(each))
  const parts = Object.keys(NAMES).flatMap((observable) => {
    const column = columnFor(best, observable)
    if (column !== null) return [column === observable ? quoted(column) : `${quoted(column)} AS ${quoted(observable)}`]
    if (observable !== 'displayName' || !first || !last) return []
    return [`trim(${quoted(first)} || ' ' || ${quoted(last)}) AS ${quoted('displayName')}`]
  })
  return `SELECT ${parts.join(', ')} FROM ${quoted(best.name)}`
}

function columnFor(table: Table, observable: string): string | null {
  const wanted = NAMES[observable] ?? []
  for (const name of wanted) {
    const found = table.columns.find((each) => each.toLowerCase() === name)
    if (found) return found
  }
  return null
}

function score(table: Table): number {
  return (PEOPLE.test(table.name) ? 10 : 0) + Object.keys(NAMES).filter((each) => columnFor(table, each) !== null).length
}

/** SQL keeps upper-case letters of a name only in quotes. */
function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`
}
