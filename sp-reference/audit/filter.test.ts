import { expect, test } from '#unit-test'
import { parseFilter } from './filter.ts'

const table: [name: string, query: Record<string, unknown>, filter: object, problems: object][] = [
  ['nothing', {}, {}, {}],
  ['blanks', { person: ' ', from: '' }, {}, {}],
  [
    'everything',
    { person: ' Ada ', decision: 'refused', event: 'sign-in', from: '2030-01-01', to: '2030-01-31' },
    { person: 'Ada', decision: 'refused', event: 'sign-in', from: '2030-01-01', to: '2030-01-31' },
    {},
  ],
  ['several values', { person: ['a', 'b'] }, {}, {}],
  ['another decision', { decision: 'lost' }, {}, { decision: expect.stringContaining('created') }],
  ['no day', { from: 'yesterday' }, {}, { from: 'Write the day as YYYY-MM-DD.' }],
  ['a day that no February has', { to: '2026-02-31' }, {}, { to: 'There is no such day.' }],
  ['a day that is not there', { to: '2030-13-01' }, {}, { to: 'There is no such day.' }],
  [
    'days the wrong way round',
    { from: '2030-02-01', to: '2030-01-01' },
    expect.anything(),
    { to: expect.stringContaining('before') },
  ],
  ['far too long', { person: 'x'.repeat(255) }, {}, { person: expect.stringContaining('254') }],
]
for (const [name, query, filter, problems] of table) {
  test(`a filter of ${name}`, () => {
    const read = parseFilter(query)
    expect([read.filter, read.problems]).toEqual([filter, problems])
  })
}

test('what was typed is kept for the form', () => expect(parseFilter({ from: 'soon' }).typed.from).toBe('soon'))
