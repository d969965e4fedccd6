/** A table or view of a database, with its columns. */
export interface TableShape {
  name: string
  columns: string[]
}

/** Enough to find the right word, and still one line. */
const MOST_NAMES = 20

/** The words in which SQLite and PostgreSQL say that a table, or a column, is not there. */
const NO_TABLE = /no such table|relation ".*" does not exist/
const NO_COLUMN = /no such column|column .* does not exist/

/** Whether a list of what is there would help with a database's words. Pure. */
export function isAboutNames(words: string): boolean {
  return NO_TABLE.test(words) || NO_COLUMN.test(words)
}

/** What there is instead of the table or column that a statement names in vain: one line, bounded. Pure. */
export function whatThereIs(words: string, statement: string, tables: readonly TableShape[]): string {
  const named = NO_TABLE.test(words) ? [] : tables.filter((each) => hasWord(statement, each.name))
  if (named.length === 0) return tablesInWords(tables)
  return named.map((each) => `${each.name} has the columns ${listed(each.columns)}`).join('; ')
}

/** `the tables are log, users` Pure. */
export function tablesInWords(tables: readonly TableShape[]): string {
  return tables.length === 0 ? 'the database has no tables' : `the tables are ${listed(tables.map((each) => each.name))}`
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES
  return `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? `, and ${more} more` : ''}`
}

function hasWord(statement: string, word: string): boolean {
  return new RegExp(`(?<!\\w)${word.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')}(?!\\w)`, 'i').test(statement)
}
