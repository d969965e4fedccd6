import type { Statement, Value } from '../directory/schema.ts'

/** Lines of the tenant page. What a line cannot say plainly stands in quotes, as a JSON string: a name with blanks, a value of several lines. */

/** A line that is no name with a value. */
export class LineFault extends Error {}

/** What an attribute may be called without quotes. */
const bareName = /^[^\s[\]="][^\s[\]=]*$/
const help = `a line is 'name = value', or 'name[] = value' for each of several values; a name with blanks is quoted: "my name" = value`

/**
 * Values as a person types them, one line each: `role = Analyst`; `role =` is set and empty; `role` alone is declared and never set;
 * `groups[] = Sales` is one value of a list, `groups[]` alone an empty list; `"Cost center" = "a\nb"` has a blank in the name and two lines.
 * @throws LineFault naming the line, where what stands before `=` cannot be what an attribute is called
 */
export function parseValues(text: string): Record<string, Value> {
  const values = new Map<string, Value>()
  for (const line of linesOf(text)) {
    const quoted = splitQuoted(line)
    const { name, isList, rest } = quoted ?? splitList(line)
    if (!quoted && !bareName.test(name)) throw new LineFault(`'${line.trim()}' is no attribute: ${help}`)
    // Readers of data drop it, lest it be taken for the prototype.
    if (name === '__proto__') throw new LineFault(`'${name}' is no name that an attribute can have`)
    const value = rest === null ? null : (unquoted(rest) ?? rest)
    if (!isList) values.set(name, value)
    else values.set(name, [...[values.get(name) ?? []].flat(), ...(value === null ? [] : [value])])
  }
  return Object.fromEntries(values)
}

export function formatValues(values: Record<string, Value> = {}): string {
  return Object.entries(values)
    .flatMap(([name, value]) => {
      const shown = bareName.test(name) ? name : JSON.stringify(name)
      if (value === null) return [shown]
      if (typeof value === 'string') return [`${shown} = ${shownValue(value)}`]
      return value.length === 0 ? [`${shown}[]`] : value.map((one) => `${shown}[] = ${shownValue(one)}`)
    })
    .join('\n')
}

const shownValue = (value: string): string => (/[\r\n]/.test(value) || unquoted(value) !== null ? JSON.stringify(value) : value)

/**
 * Statements, one line each: `workato_role = appuser.workato_role`. Each of them keeps what else there was under its name, one after the other
 * where several have it. Quotes around an expression are its own, except behind a quoted name.
 */
export function parseStatements(text: string, before: readonly Statement[]): Statement[] {
  const known = [...before]
  return linesOf(text).map((line) => {
    const { name, expression } = readStatement(line)
    const at = known.findIndex((statement) => statement.name === name)
    return { ...(at < 0 ? {} : known.splice(at, 1)[0]), name, expression }
  })
}

function readStatement(line: string): Pick<Statement, 'name' | 'expression'> {
  const quoted = splitQuoted(line)
  if (quoted && !quoted.isList) return { name: quoted.name, expression: unquoted(quoted.rest ?? '') ?? quoted.rest ?? '' }
  const { name, rest } = split(line)
  return { name, expression: rest ?? '' }
}

export const formatStatements = (statements: readonly Statement[]): string =>
  statements
    .map(({ name, expression }) => {
      const plain = `${name} = ${expression}`
      const read = linesOf(plain).map(readStatement)
      const isSame = read.length === 1 && read[0]?.name === name && read[0].expression === expression
      // A field of a form makes a line break of a carriage return, too.
      return isSame && !plain.includes('\r') ? plain : `${JSON.stringify(name)} = ${JSON.stringify(expression)}`
    })
    .join('\n')

const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '')

function split(line: string): { name: string; rest: string | null } {
  const at = line.indexOf(' =')
  if (at === -1) return { name: line.trim(), rest: null }
  return { name: line.slice(0, at).trim(), rest: line.slice(at + 2).replace(/^ /, '') }
}

function splitList(line: string): { name: string; isList: boolean; rest: string | null } {
  const { name, rest } = split(line)
  return name.endsWith('[]') ? { name: name.slice(0, -2), isList: true, rest } : { name, isList: false, rest }
}

/** A line that begins with a name in quotes; null where it does not. */
function splitQuoted(line: string): { name: string; isList: boolean; rest: string | null } | null {
  const [, shown = '', list, rest] = /^\s*("(?:[^"\\]|\\.)*")(\[\])?\s*(?:= ?(.*))?$/s.exec(line) ?? []
  const name = unquoted(shown)
  return name === null ? null : { name, isList: list !== undefined, rest: rest ?? null }
}

/** What a JSON string says; null where the text is none. */
function unquoted(text: string): string | null {
  if (!text.startsWith('"')) return null
  try {
    return String(JSON.parse(text))
  } catch {
    return null
  }
}
