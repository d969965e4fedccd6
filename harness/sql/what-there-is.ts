import { isProbably } from '../files/nearest.ts'
import { COLUMN_NAMES } from './column-names.ts'

/** A table or view of a database, with its columns. */
export interface TableShape {
  name: string
  columns: string[]
}

/** Enough to find the right word, and still one line. */
const MOST_NAMES = 20

/** The words in which SQLite and PostgreSQL say that a table is not there. */
const NO_TABLE = [/no such table: (?:\w+\.)?(\S+)/, /^relation "(.+)" does not exist/]
/** The same of a column, of one behind the name of its table too. */
const NO_COLUMN = [
  /no such column: "?(?:\w+\.)?(\w+)/,
  /has no column named (\w+)/,
  /column "?(?:\w+\.)?(\w+)"?(?: of relation ".+")? does not exist/,
]
/** Nothing is misspelt, and the columns of the table are what somebody has to look at. */
const ABOUT_COLUMNS =
  /has \d+ columns but|\d+ values for \d+ columns|more (?:expressions|target columns) than|NOT NULL constraint failed|violates not-null/i

/** Whether a list of what is there would help with a database's words. Pure. */
export function isAboutNames(words: string): boolean {
  return ABOUT_COLUMNS.test(words) || [...NO_TABLE, ...NO_COLUMN].some((each) => each.test(words))
}

/** What there is instead of the table or column that a statement names in vain, the likely one first: one line, bounded. Pure. */
export function whatThereIs(words: string, statement: string, tables: readonly TableShape[]): string {
  const table = nameIn(words, NO_TABLE)
  const named = table === null ? tables.filter((each) => hasWord(statement, each.name)) : []
  const names = tables.map((each) => each.name)
  if (named.length === 0) return `${meant(table, names)}${tablesInWords(tables)}`
  const columns = named.flatMap((each) => each.columns)
  const there = named.map((each) => `${each.name} has the columns ${listed(each.columns)}`)
  return `${meant(nameIn(words, NO_COLUMN), columns)}${there.join('; ')}`
}

function nameIn(words: string, forms: readonly RegExp[]): string | null {
  return forms.map((each) => each.exec(words)?.[1]).find((each) => each !== undefined) ?? null
}

/** `did you mean "display_name"? `, or nothing. */
function meant(word: string | null, names: readonly string[]): string {
  if (word === null) return ''
  const near = names.find((each) => isProbably(word, each)) ?? names.find((each) => holdsTheSame(word, each))
  return near === undefined ? '' : `did you mean "${near}"? `
}

/** Whether two names of columns are known to go for one thing, such as `mail` and `email_address`. */
function holdsTheSame(one: string, other: string): boolean {
  return Object.values(COLUMN_NAMES).some((each) => each.includes(one.toLowerCase()) && each.includes(other.toLowerCase()))
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
