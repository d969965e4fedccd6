import { expect, test } from '#unit-test'
import type { Observation } from '../observe/observer.ts'
import type { AccountSeen } from '../results.ts'
import { inPlaces } from './in-places.ts'

type Given = Parameters<typeof inPlaces>[1]
const given = { environments: [{ name: 'prod' }], workspaces: [{ name: 'finance' }] } as unknown as Given
const several = {
  environments: [{ name: 'prod' }, { name: 'test' }],
  workspaces: [{ name: 'finance' }, { name: 'hr' }],
} as unknown as Given
const seeing = (account: AccountSeen): Observation => ({ accounts: [account], audit: 'unknown', grade: 'E1' })
const placed = (account: AccountSeen, where = given) => inPlaces(seeing(account), where)

test('groups and role of an SP without places are put into the one that the scenario speaks of', () => {
  expect(placed({ email: 'a@x', groups: ['G'], role: 'Admin' }).accounts).toEqual([
    {
      email: 'a@x',
      groups: ['G'],
      role: 'Admin',
      environments: { prod: { groups: ['G'] } },
      workspaces: { finance: { roles: { role: 'Admin' }, pending: false } },
    },
  ])
})

test('what a session shows keeps its grade there', () => {
  const account: AccountSeen = { email: 'a@x', groups: ['G'], role: 'Admin', grades: { groups: 'E2', role: 'E4' } }
  expect(placed(account).accounts).toMatchObject([
    { grades: { groups: 'E2', role: 'E4', 'environments.prod.groups': 'E2', 'workspaces.finance': 'E4' } },
  ])
})

test('what a session shows is put nowhere when it may be of several places', () => {
  const account: AccountSeen = { email: 'a@x', groups: ['G'], role: 'Admin', grades: { groups: 'E2', role: 'E2' } }
  expect(placed(account, several).accounts).toEqual([account])
  const { grades: _, ...own } = account
  expect(placed(own, several).accounts).toMatchObject([{ environments: { prod: { groups: ['G'] } } }])
})

test('an SP that shows places is taken at its word', () => {
  for (const environments of [{}, { prod: { permissions: [] } }])
    expect(placed({ email: 'a@x', groups: ['G'], environments }).accounts).toEqual([
      { email: 'a@x', groups: ['G'], environments },
    ])
  const unseen: Observation = { accounts: 'unknown', audit: 'unknown' }
  expect(inPlaces(unseen, given)).toBe(unseen)
})

test('an environment that the SP shows without its groups gets those of the session, and no other environment does', () => {
  const session = { groups: ['G'], grades: { groups: 'E2' as const } }
  expect(placed({ email: 'a@x', ...session, environments: { prod: { permissions: ['use'] } } }).accounts).toMatchObject([
    { environments: { prod: { permissions: ['use'], groups: ['G'] } }, grades: { 'environments.prod.groups': 'E2' } },
  ])
  const closed = { email: 'a@x', ...session, environments: {} }
  expect(placed(closed).accounts).toEqual([closed])
})

test('a session that says something else than the place is a quarrel, and the place counts', () => {
  const seen = placed({
    email: 'a@x',
    groups: ['G'],
    role: 'Admin',
    grades: { groups: 'E2', role: 'E2' },
    environments: { prod: { groups: ['H'] } },
    workspaces: { finance: { roles: { role: 'Operator' }, pending: false } },
  })
  expect(seen.accounts).toMatchObject([
    { environments: { prod: { groups: ['H'] } }, workspaces: { finance: { roles: { role: 'Operator' } } } },
  ])
  expect(seen.disagreements).toEqual([
    `the session (E2) shows the groups "G" of a@x, and the SP's state (E1) "H", which counts`,
    `the session (E2) shows the role "Admin" of a@x, and the SP's state (E1) "Operator", which counts`,
  ])
})
