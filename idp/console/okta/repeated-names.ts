import type { Errors } from '../kit/fields.ts'

type Named = readonly { name: string }[]

/**
 * Names of attributes are unique across both lists of an app, letter case counting; the later one is complained about. Okta help,
 * "Define attribute statements".
 */
export function repeatedNames(statements: Named, groupStatements: Named): Errors {
  const places = [
    ...statements.map(({ name }, index) => ({ name, field: `statements[${index}].name` })),
    ...groupStatements.map(({ name }, index) => ({ name, field: `groupStatements[${index}].name` })),
  ].filter(({ name }) => name !== '')
  const later = places.filter(({ name }, index) => places.findIndex((each) => each.name === name) < index)
  return Object.fromEntries(later.map(({ field }) => [field, 'is the name of another attribute: each has its own']))
}
