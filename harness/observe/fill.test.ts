import { expect, test } from '#unit-test'
import type { AccountSeen, EvidenceGrade } from '../results.ts'
import { filled, gradedPart, recalling } from './fill.ts'
import { mergeObservations } from './merge.ts'
import type { Observation } from './observer.ts'

const ada = (more: Partial<AccountSeen> = {}): AccountSeen => ({ email: 'ada@x', ...more })
const listing = (grade: EvidenceGrade, ...accounts: AccountSeen[]): Observation => ({ accounts, audit: 'unknown', grade })

/** What stands in the list, what others show of it, what comes of it. */
const fills: [string, Observation, [EvidenceGrade, AccountSeen][], Partial<Observation>][] = [
  [
    'a session says what the list leaves open, and is named for it',
    listing('E1', ada({ status: 'active' })),
    [['E2', ada({ displayName: 'Ada', groups: ['Sales'] })]],
    { accounts: [ada({ status: 'active', displayName: 'Ada', groups: ['Sales'], grades: { displayName: 'E2', groups: 'E2' } })] },
  ],
  [
    'the best evidence fills first, whatever came first',
    listing('E1', ada()),
    [
      ['E4', ada({ displayName: 'A. L.', role: 'Admin' })],
      ['E2', ada({ displayName: 'Ada' })],
    ],
    {
      accounts: [ada({ displayName: 'Ada', role: 'Admin', grades: { displayName: 'E2', role: 'E4' } })],
      disagreements: ['a page (E4) shows the displayName "A. L." of ada@x, and the session (E2) "Ada", which counts'],
    },
  ],
  [
    'weaker evidence never overrules better, and the quarrel is said',
    listing('E1', ada({ displayName: 'Ada', groups: [] })),
    [['E2', ada({ displayName: 'Eve', groups: ['Sales'] })]],
    {
      accounts: [ada({ displayName: 'Ada', groups: [] })],
      disagreements: [
        `the session (E2) shows the displayName "Eve" of ada@x, and the SP's state (E1) "Ada", which counts`,
        `the session (E2) shows the groups "Sales" of ada@x, and the SP's state (E1) "", which counts`,
      ],
    },
  ],
  [
    'better evidence overrules the list, where the list is the weaker one',
    listing('E4', ada({ displayName: 'Ada L…', role: 'Admin' })),
    [['E2', ada({ displayName: 'Ada Lovelace', role: 'admin' })]],
    {
      accounts: [ada({ displayName: 'Ada Lovelace', role: 'admin', grades: { displayName: 'E2', role: 'E2' } })],
      disagreements: ['a page (E4) shows the displayName "Ada L…" of ada@x, and the session (E2) "Ada Lovelace", which counts'],
    },
  ],
  [
    'an empty name is a name that is shown',
    listing('E1', ada({ displayName: '' })),
    [['E2', ada({ displayName: 'ada@x' })]],
    {
      accounts: [ada({ displayName: '' })],
      disagreements: [`the session (E2) shows the displayName "ada@x" of ada@x, and the SP's state (E1) "", which counts`],
    },
  ],
  [
    'blanks, order, and the letter case of groups and roles are no quarrel; a status is in its own words',
    listing('E1', ada({ displayName: 'Ada  Lovelace', groups: ['B', 'a'], role: 'admin', status: 'active' })),
    [['E4', ada({ displayName: 'Ada Lovelace ', groups: ['A', 'b'], role: 'Admin', status: 'Enabled' })]],
    { accounts: [ada({ displayName: 'Ada  Lovelace', groups: ['B', 'a'], role: 'admin', status: 'active' })] },
  ],
  [
    'as good as the list: nothing to grade',
    listing('E1', ada()),
    [['E1', ada({ status: 'active' })]],
    { accounts: [ada({ status: 'active' })] },
  ],
  [
    'the address in another letter case',
    listing('E1', ada()),
    [['E2', { email: 'ADA@x', role: 'Admin' }]],
    {
      accounts: [ada({ role: 'Admin', grades: { role: 'E2' } })],
    },
  ],
  ['nobody is added to a list', listing('E1'), [['E2', ada({ role: 'Admin' })]], { accounts: [] }],
  [
    'of two accounts with one address nobody knows whose it is',
    listing('E1', ada(), { email: 'ADA@x' }),
    [['E2', ada({ role: 'Admin' })]],
    { accounts: [ada(), { email: 'ADA@x' }] },
  ],
]
for (const [name, seen, sights, wanted] of fills)
  test(name, () => {
    const got = filled(
      seen,
      sights.map(([grade, account]) => ({ grade, account })),
    )
    expect(got).toEqual({ ...seen, ...wanted })
  })

test('what nobody could list stays unknown', () => {
  const unknown: Observation = { accounts: 'unknown', audit: 'unknown' }
  expect(filled(unknown, [{ grade: 'E2', account: ada() }])).toBe(unknown)
})

test('observers: the best list says who is there, others fill it with their own grade, and all of their problems are told', () => {
  const page = listing('E4', ada({ displayName: 'Ada', role: 'Admin' }), { email: 'bob@x' })
  const database = listing('E1', ada({ displayName: 'Eve' }))
  const failed: Observation = { accounts: 'unknown', audit: 'unknown', problems: ['no answer'] }
  expect(mergeObservations([page, failed, { ...database, audit: [] }])).toEqual({
    accounts: [ada({ displayName: 'Eve', role: 'Admin', grades: { role: 'E4' } })],
    audit: [],
    grade: 'E1',
    problems: ['no answer'],
    disagreements: [`a page (E4) shows the displayName "Ada" of ada@x, and the SP's state (E1) "Eve", which counts`],
  })
})

test('a list of all goes before a better look at one', () => {
  const own: Observation = { ...listing('E1', ada({ role: 'Admin' })), partial: true }
  const { accounts, grade, partial } = mergeObservations([own, listing('E4', ada({ role: 'User' }), { email: 'bob@x' })])
  expect([accounts, grade, partial]).toEqual([
    [ada({ role: 'Admin', grades: { role: 'E1' } }), { email: 'bob@x' }],
    'E4',
    undefined,
  ])
})

test('what is remembered fills what nobody shows now, or only weaker evidence', () => {
  const shown = ada({ displayName: 'Ada', role: 'Admin', status: 'active', grades: { displayName: 'E2', role: 'E4' } })
  const memory = gradedPart(shown)
  expect(memory).toEqual(ada({ displayName: 'Ada', role: 'Admin', grades: { displayName: 'E2', role: 'E4' } }))
  expect(recalling(ada({ displayName: 'Eve' }), 'E1', memory)).toEqual(
    ada({ displayName: 'Eve', role: 'Admin', grades: { role: 'E4' } }),
  )
  const page = ada({ displayName: 'A. L.', role: 'User' })
  expect(recalling(page, 'E4', memory)).toEqual(ada({ displayName: 'Ada', role: 'User', grades: { displayName: 'E2' } }))
})
