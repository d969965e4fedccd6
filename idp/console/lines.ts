import type { Statement, Value } from '../directory/schema.ts'

/**
 * Values as a person types them, one line each: `role = Analyst`; `role =` is set and empty; `role` alone is declared and never set;
 * `groups[] = Sales` is one value of a list, `groups[]` alone an empty list.
 */
export function parseValues(text: string): Record<string, Value> {
  const values: Record<string, Value> = {}
  for (const line of linesOf(text)) {
    const { name, value } = split(line)
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
