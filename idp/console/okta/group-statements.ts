import type { App, GroupStatement } from '../../directory/schema.ts'
import { isPattern } from '../../expressions/pattern.ts'
import { type Errors, type Field, fieldsOf, type Posted } from '../kit/fields.ts'
import type { Button, Form } from '../kit/page.ts'
import { compactLines, linesOf, postedLines } from '../kit/rows.ts'
import { nameFormats } from './name-formats.ts'

/** "Group Attribute Statements (optional)": which groups of a person are sent, by a filter on their names. */

const list = 'groupStatements'
const at = (index: number, part: string): string => `${list}[${index}].${part}`
const parts = ['name', 'nameFormat', 'filter.type', 'filter.value'] as const

/** In the words and the order of Okta's page. */
const filters = [
  ['starts-with', 'Starts with'],
  ['equals', 'Equals'],
  ['contains', 'Contains'],
  ['regex', 'Matches regex'],
] as const
/** Without a filter every group is sent, which Okta's page cannot say: an app from elsewhere keeps it. */
const none = ['', 'None: every group'] as const

/** Whether an app that is there has a statement without a filter. */
const hasUnfiltered = (app: App | undefined): boolean => (app?.groupStatements ?? []).some(({ filter }) => !filter)

type Line = Record<(typeof parts)[number], string>

/** At most as many as one form can post. */
const most = 50
/** What a line without does not count. */
const telling = ['name', 'filter.value'] as const

const countOf = (posted: Posted): number =>
  Math.max(-1, ...Object.keys(posted).map((name) => Number(/^groupStatements\[(\d{1,2})\]/.exec(name)?.[1] ?? -1))) + 1

/** How many lines a form has is told by its fields: `rows` is that of attribute statements. */
const counted = (posted: Posted): Posted => ({ ...posted, rows: String(countOf(posted)) })

/** One more empty line than the form had. @param raw as it was posted @param posted the same, compact */
export const withGroupRow = (raw: Posted, posted: Posted): Posted => ({
  ...posted,
  groupRows: String(Math.min(most, countOf(raw) + 1)),
})

/** At least one line, and as many as were asked for. */
const shownOf = (posted: Posted): number =>
  Math.min(most, Math.max(1, linesIn(posted).length, Math.trunc(Number(posted.groupRows)) || 0))

/** The lines that say something. */
const linesIn = (posted: Posted): Line[] =>
  linesOf(counted(posted), list, parts, most).filter((line) => telling.some((part) => line[part] !== ''))

/** The same with the empty lines taken out, so that line and statement have the same number. */
export function compactGroups(posted: Posted): Posted {
  const { rows: _, ...others } = compactLines(counted(posted), list, parts, most, telling)
  return { ...others, ...(posted.rows === undefined ? {} : { rows: posted.rows }) }
}

/** The fields of an app that is there. */
export function postedGroups({ groupStatements = [] }: Pick<App, 'groupStatements'>): Posted {
  const lines = groupStatements.map(({ name, nameFormat = 'unspecified', filter }) => ({
    name,
    nameFormat,
    'filter.type': filter?.type ?? '',
    'filter.value': filter?.value ?? '',
  }))
  const { rows: _, ...fields } = postedLines(list, lines)
  return fields
}

/** What was typed, as an app holds it. @param posted compact */
export function groupStatementsFrom(posted: Posted): GroupStatement[] {
  return linesIn(posted).map((line) => ({
    name: line.name,
    ...(line.nameFormat === '' || line.nameFormat === 'unspecified' ? {} : { nameFormat: line.nameFormat as 'uri' | 'basic' }),
    ...(line['filter.type'] === '' ? {} : { filter: { type: line['filter.type'] as 'regex', value: line['filter.value'] } }),
  }))
}

/** What the data would say in other words, or not at all. @param posted compact @param before the app that is changed, if one is */
export function groupErrors(posted: Posted, before: App | undefined): Errors {
  const wrong = linesIn(posted).flatMap((line, index) => {
    const { name, 'filter.type': type, 'filter.value': value } = line
    return [
      ...(name === '' ? [[at(index, 'name'), 'must not be empty beside a filter']] : []),
      ...(type === '' && value !== '' ? [[at(index, 'filter.value'), 'needs a filter: choose one beside it']] : []),
      ...(type === '' && value === '' && !hasUnfiltered(before) ? [[at(index, 'filter.type'), 'has to be chosen']] : []),
      ...(type !== '' && value === '' ? [[at(index, 'filter.value'), 'must not be empty']] : []),
      ...(type === 'regex' && !isPattern(value) ? [[at(index, 'filter.value'), 'is no regular expression']] : []),
    ]
  })
  return Object.fromEntries(wrong.toReversed())
}

/** A group of fields for each line. @param before the app that is changed, if one is */
export function groupFields(posted: Posted, errors: Errors, before: App | undefined): Form['groups'] {
  const lines = linesIn(posted)
  const offered = hasUnfiltered(before) ? [...filters, none] : filters
  const count = shownOf(posted)
  return Array.from({ length: count }, (_, index) => ({
    legend: `Group Attribute Statement ${index + 1}`,
    grid: true,
    ...(index === 0 ? { hint: 'Optional. The names of those groups of a person that the filter lets through.' } : {}),
    fields: lineFields(fieldsOf({ ...(index < lines.length ? {} : newLine(index)), ...posted }, errors), index, offered),
    ...(index === count - 1 ? { buttons: [addAnother] } : {}),
  }))
}

const addAnother: Button = { label: 'Add Another', go: 'group-row', quiet: true, name: 'Add Another group attribute statement' }

/** What Okta's page is filled with at first. */
const newLine = (index: number): Posted => ({ [at(index, 'filter.type')]: filters[0][0] })

type Choices = readonly (readonly [value: string, label: string])[]

function lineFields(field: ReturnType<typeof fieldsOf>, index: number, offered: Choices): Field[] {
  const number = index + 1
  return [
    field.text(at(index, 'name'), `Group statement name ${number}`),
    field.select(at(index, 'nameFormat'), `Group name format ${number}`, nameFormats),
    field.select(at(index, 'filter.type'), `Filter ${number}`, offered),
    field.text(at(index, 'filter.value'), `Filter value ${number}`),
  ]
}

/** A filter as it stands on the app's page. */
export function filterWords({ filter }: GroupStatement): string {
  if (!filter) return 'every group'
  const known: readonly (readonly [string, string])[] = filters
  return `${known.find(([type]) => type === filter.type)?.[1] ?? filter.type}: ${filter.value}`
}
