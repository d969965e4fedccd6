import { expect, test } from '#unit-test'
import { assignedBy, settingOf, unitsAbove } from './access.ts'

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
const units = { '/Sales': true, '/Sales/EMEA': false, '/Staff': false }
const unitCases: [unit: string | undefined, everyone: boolean, groups: string[], expected: unknown][] = [
  [undefined, false, [], null],
  [undefined, true, [], { by: 'everyone' }],
  ['/Sales', false, [], { by: 'unit', unit: '/Sales' }],
  ['/Sales/APAC/North', false, [], { by: 'unit', unit: '/Sales' }],
  ['/Sales/EMEA/North', true, [], null],
  ['/Sales/EMEA', true, ['Leads'], { by: 'groups', groups: ['Leads'] }],
  ['/Staff', true, [], null],
  ['/Staff of others', true, [], { by: 'everyone' }],
  ['/constructor', false, [], null],
]
for (const [orgUnit, everyone, groups, expected] of unitCases)
  test(`an app that is ${everyone ? 'on' : 'off'} for everyone, for ${orgUnit ?? 'the topmost unit'} and ${groups.join()}`, () => {
    const app = { assignments: [], access: { everyone, units, groups: ['Leads'] } }
    expect(assignedBy(app, { id: 'ada', groups, ...(orgUnit === undefined ? {} : { orgUnit }) })).toEqual(expected)
  })

test('a unit has its own setting or that of the next unit above it', () => {
  expect(unitsAbove('/Sales/EMEA')).toEqual(['/Sales/EMEA', '/Sales', '/'])
  expect(unitsAbove('/')).toEqual(['/'])
  expect(settingOf({ units }, '/Sales/EMEA/North')).toEqual({ isOn: false, from: '/Sales/EMEA' })
  expect(settingOf(undefined, '/Sales')).toEqual({ isOn: false, from: '/' })
})

for (const [whom, app, groups, expected] of cases)
  test(`an app that is assigned to ${whom}`, () => expect(assignedBy(app, { id: 'ada', groups })).toEqual(expected))
