import type { Statement, Value } from '../directory/schema.ts'

/** A line that is no name with a value. */
export class LineFault extends Error {}

/**
 * Values as a person types them, one line each: `role = Analyst`; `role =` is set and empty; `role` alone is declared and never set;
 * `groups[] = Sales` is one value of a list, `groups[]` alone an empty list.
 * @throws LineFault naming the line, where what stands before `=` cannot be what an attribute is called
 */
export function parseValues(text: string): Record<string, Value> {
  const values: Record<string, Value> = {}
  for (const line of linesOf(text)) {
    const { name, value } = split(line)
    if (!/^[^\s[\]=]+(?:\[\])?$/.test(name))
      throw new LineFault(
        `'${line.trim()}' is no attribute: a line is 'name = value', or 'name[] = value' for each of several values`,
      )
    if (/^__proto__(?:\[\])?$/.test(name)) throw new LineFault('no attribute can be called __proto__')
    if (!name.endsWith('[]')) values[name] = value
    else {
      const list = name.slice(0, -2)
      values[list] = [...[values[list] ?? []].flat(), ...(value === null ? [] : [value])]
    }
  }
  return values
}

export function formatValues(values: Record<string, Value> = {}): string {
  return Object.entries(values)
    .flatMap(([name, value]) => {
      if (value === null) return [name]
      if (typeof value === 'string') return [`${name} = ${value}`]
      return value.length === 0 ? [`${name}[]`] : value.map((one) => `${name}[] = ${one}`)
    })
    .join('\n')
}

/** Statements, one line each: `workato_role = appuser.workato_role`. What stands before keeps its NameFormat. */
export function parseStatements(text: string, before: readonly Statement[]): Statement[] {
  return linesOf(text).map((line) => {
    const { name, value } = split(line)
    const known = before.find((statement) => statement.name === name)
    return { ...known, name, expression: value ?? '' }
  })
}

export const formatStatements = (statements: readonly Statement[]): string =>
  statements.map(({ name, expression }) => `${name} = ${expression}`).join('\n')

const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '')

function split(line: string): { name: string; value: string | null } {
  const at = line.indexOf(' =')
  if (at === -1) return { name: line.trim(), value: null }
  return { name: line.slice(0, at).trim(), value: line.slice(at + 2).replace(/^ /, '') }
}
