import { expect, test } from '#unit-test'
import { assignedBy } from './access.ts'

type Case = [who: string, app: Parameters<typeof assignedBy>[0], groups: string[] | undefined, expected: unknown]

const own = [{ person: 'ada' }]
const others = [{ person: 'bob' }]
const cases: Case[] = [
  ['nobody', { assignments: [] }, undefined, null],
  ['somebody else', { assignments: others }, ['Sales'], null],
  ['her', { assignments: own }, undefined, { by: 'person' }],
  ['a group that she is in', { assignments: [], access: { groups: ['Sales'] } }, ['Sales'], { by: 'groups', groups: ['Sales'] }],
  ['a group, where she is in none', { assignments: [], access: { groups: ['Sales'] } }, undefined, null],
  ['a group that she has left', { assignments: [], access: { groups: ['Sales'] } }, ['Leads'], null],
  ['a group of another name', { assignments: [], access: { groups: ['sales', 'Sales EMEA'] } }, ['Sales'], null],
  [
    'two groups of hers and a third',
    { assignments: others, access: { groups: ['Leads', 'Sales', 'Finance'] } },
    ['Sales', 'Leads', 'Sales'],
    { by: 'groups', groups: ['Sales', 'Leads'] },
  ],
  ['her and her group', { assignments: own, access: { groups: ['Sales'] } }, ['Sales'], { by: 'person' }],
  ['everybody', { assignments: [], access: { everyone: true } }, undefined, { by: 'everyone' }],
  ['nobody any more', { assignments: [], access: { everyone: false } }, undefined, null],
  [
    'everybody and her group',
    { assignments: [], access: { everyone: true, groups: ['Sales'] } },
    ['Sales'],
    { by: 'groups', groups: ['Sales'] },
  ],
  ['her and everybody', { assignments: own, access: { everyone: true } }, undefined, { by: 'person' }],
]
for (const [whom, app, groups, expected] of cases)
  test(`an app that is assigned to ${whom}`, () => expect(assignedBy(app, { id: 'ada', groups })).toEqual(expected))
