import { expect, test } from '#unit-test'
import type { App } from '../../directory/schema.ts'
import type { Posted } from '../kit/fields.ts'
import { compactGroups, groupErrors, groupFields, groupStatementsFrom, postedGroups, withGroupRow } from './group-statements.ts'

const fresh: App = { id: 'a', name: 'A', acsUrl: '', audience: '', statements: [], assignments: [] }
const unfiltered: App = { ...fresh, groupStatements: [{ name: 'groups' }] }

const line = (name: string, type: string, value: string, index = 0): Posted => ({
  [`groupStatements[${index}].name`]: name,
  [`groupStatements[${index}].filter.type`]: type,
  [`groupStatements[${index}].filter.value`]: value,
})

const typed: [string, Posted, App, Posted][] = [
  ['a filter with its value', line('groups', 'starts-with', 'Sales'), fresh, {}],
  ['an empty line', line('', 'starts-with', ''), fresh, {}],
  [
    'a value beside None',
    line('groups', '', 'Sales'),
    unfiltered,
    { 'groupStatements[0].filter.value': 'needs a filter: choose one beside it' },
  ],
  ['a filter without a value', line('groups', 'equals', ''), fresh, { 'groupStatements[0].filter.value': 'must not be empty' }],
  ['None, at an app that has it', line('groups', '', ''), unfiltered, {}],
  ['None, at any other app', line('groups', '', ''), fresh, { 'groupStatements[0].filter.type': 'has to be chosen' }],
]
for (const [what, posted, app, errors] of typed)
  test(`a line of groups is judged: ${what}`, () => {
    expect(groupErrors(compactGroups(posted), app)).toEqual(errors)
  })

const filtersOf = (posted: Posted, app: App) =>
  groupFields(posted, {}, app).map(({ fields }) => {
    const options = fields.find(({ name }) => name.endsWith('filter.type'))?.options ?? []
    return { chosen: options.find(({ selected }) => selected)?.label, last: options.at(-1)?.label }
  })

test('a new line begins with a filter, and None is offered only where an app has it', () => {
  expect(filtersOf({}, fresh)).toEqual([{ chosen: 'Starts with', last: 'Matches regex' }])
  expect(filtersOf(postedGroups(unfiltered), unfiltered)).toEqual([{ chosen: 'None: every group', last: 'None: every group' }])
  const more = withGroupRow(postedGroups(unfiltered), postedGroups(unfiltered))
  expect(filtersOf(more, unfiltered).map(({ chosen }) => chosen)).toEqual(['None: every group', 'Starts with'])
  expect(groupStatementsFrom(postedGroups(unfiltered))).toEqual([{ name: 'groups' }])
})
