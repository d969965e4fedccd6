import type { App, GroupStatement } from '../../directory/schema.ts'
import type { Errors, Field, fieldsOf, Posted } from '../kit/fields.ts'
import type { Form } from '../kit/page.ts'

/** "Group Attribute Statements (optional)": which groups of a person are sent, by a filter on their names. */

const list = 'groupStatements'
const at = (index: number, part: string): string => `${list}[${index}].${part}`
const parts = ['name', 'nameFormat', 'filter.type', 'filter.value'] as const

const nameFormats = [
  ['unspecified', 'Unspecified'],
  ['uri', 'URI Reference'],
  ['basic', 'Basic'],
] as const

/** In the words and the order of Okta's page. Without a filter every group is sent, which Okta's page cannot say. */
const filters = [
  ['starts-with', 'Starts with'],
  ['equals', 'Equals'],
  ['contains', 'Contains'],
  ['regex', 'Matches regex'],
  ['', 'None: every group'],
] as const

type Line = Record<(typeof parts)[number], string>

/** The lines that say something. */
function linesIn(posted: Posted): Line[] {
  const numbers = Object.keys(posted).flatMap((name) => /^groupStatements\[(\d{1,2})\]\.name$/.exec(name)?.[1] ?? [])
  const lines = numbers.map((index) => {
    const line = parts.map((part) => [part, (posted[at(Number(index), part)] ?? '').trim()])
    return Object.fromEntries(line) as Line
  })
  return lines.filter((line) => line.name !== '' || line['filter.value'] !== '')
}

function fieldsFrom(lines: readonly Line[]): Posted {
  return Object.fromEntries(lines.flatMap((line, index) => parts.map((part) => [at(index, part), line[part]])))
}

/** The same with the empty lines taken out, so that line and statement have the same number. */
export function compactGroups(posted: Posted): Posted {
  const others = Object.entries(posted).filter(([name]) => !name.startsWith(`${list}[`))
  return { ...Object.fromEntries(others), ...fieldsFrom(linesIn(posted)) }
}

/** The fields of an app that is there. */
export const postedGroups = ({ groupStatements = [] }: Pick<App, 'groupStatements'>): Posted =>
  fieldsFrom(
    groupStatements.map(({ name, nameFormat = 'unspecified', filter }) => ({
      name,
      nameFormat,
      'filter.type': filter?.type ?? '',
      'filter.value': filter?.value ?? '',
    })),
  )

/** What was typed, as an app holds it. @param posted compact */
export function groupStatementsFrom(posted: Posted): GroupStatement[] {
  return linesIn(posted).map((line) => ({
    name: line.name,
    ...(line.nameFormat === '' || line.nameFormat === 'unspecified' ? {} : { nameFormat: line.nameFormat as 'uri' | 'basic' }),
    ...(line['filter.type'] === '' ? {} : { filter: { type: line['filter.type'] as 'regex', value: line['filter.value'] } }),
  }))
}

/** What the data would say in other words, or not at all. @param posted compact */
export function groupErrors(posted: Posted): Errors {
  const wrong = linesIn(posted).flatMap((line, index) => [
    ...(line.name === '' ? [[at(index, 'name'), 'must not be empty beside a filter']] : []),
    ...(line['filter.type'] !== '' && line['filter.value'] === '' ? [[at(index, 'filter.value'), 'must not be empty']] : []),
    ...(line['filter.type'] === 'regex' && !isPattern(line['filter.value'])
      ? [[at(index, 'filter.value'), 'is no regular expression']]
      : []),
  ])
  return Object.fromEntries(wrong.toReversed())
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp
  } catch {
    return false
  }
}

/** A group of fields for each line, and for one more. */
export function groupFields(field: ReturnType<typeof fieldsOf>, posted: Posted): Form['groups'] {
  const count = linesIn(posted).length + 1
  return Array.from({ length: count }, (_, index) => ({
    legend: `Group Attribute Statement ${index + 1}`,
    grid: true,
    ...(index === 0 ? { hint: 'Optional. The names of those groups of a person that the filter lets through.' } : {}),
    fields: lineFields(field, index),
  }))
}

function lineFields(field: ReturnType<typeof fieldsOf>, index: number): Field[] {
  const number = index + 1
  return [
    field.text(at(index, 'name'), `Group statement name ${number}`),
    field.select(at(index, 'nameFormat'), `Group name format ${number}`, nameFormats),
    field.select(at(index, 'filter.type'), `Filter ${number}`, filters),
    field.text(at(index, 'filter.value'), `Filter value ${number}`),
  ]
}

/** A filter as it stands on the app's page. */
export function filterWords({ filter }: GroupStatement): string {
  if (!filter) return 'every group'
  const known: readonly (readonly [string, string])[] = filters
  return `${known.find(([type]) => type === filter.type)?.[1] ?? filter.type}: ${filter.value}`
}
