import { expect, test } from '#unit-test'
import type { Observation } from '../observe/observer.ts'
import { inPlaces, type KnownAccounts, remember, withKnown } from './known-accounts.ts'

const unseen: Observation = { accounts: 'unknown', audit: 'unknown' }
const listed: Observation = { accounts: [], audit: 'unknown', grade: 'E1' }
const own: Observation = { accounts: [{ email: 'A@x', role: 'Admin' }], audit: 'unknown', grade: 'E4', partial: true }

test('what sessions and profile pages show is remembered by address, in any letter case', () => {
  const known: KnownAccounts = new Map()
  remember(known, { known: true, signedInAs: 'a@x', account: { email: 'a@x', displayName: 'Ada' } }, own)
  remember(known, { known: true, signedInAs: null }, unseen)
  remember(known, { known: true, signedInAs: 'somebody', unnamed: true }, unseen)
  expect([...known.values()]).toEqual([{ email: 'A@x', displayName: 'Ada', role: 'Admin' }])
})

test('what is shown now replaces what was shown before: an address alone says nothing of the name', () => {
  const known: KnownAccounts = new Map([
    ['a@x', { email: 'a@x', displayName: 'Ada' }],
    ['b@x', { email: 'b@x', displayName: 'Bob' }],
  ])
  expect(remember(known, { known: true, signedInAs: 'A@x' }, unseen)).toEqual(['a@x'])
  expect([...known.values()]).toEqual([{ email: 'A@x' }, { email: 'b@x', displayName: 'Bob' }])
})

test('a list of all accounts needs nothing that is remembered', () => {
  expect(withKnown(listed, new Map([['a@x', { email: 'a@x' }]]))).toBe(listed)
})

test('without a list, what is remembered is all there is, and nobody could have counted', () => {
  const known: KnownAccounts = new Map([['a@x', { email: 'a@x' }]])
  expect(withKnown(unseen, known)).toEqual({
    accounts: [{ email: 'a@x' }],
    audit: 'unknown',
    grade: 'E2',
    partial: true,
    shown: [],
  })
  expect(withKnown(unseen, known, ['a@x']).shown).toEqual(['a@x'])
  expect(withKnown(own, known)).toMatchObject({ accounts: [{ email: 'a@x' }], grade: 'E4', partial: true })
})

const given = {
  environments: [{ name: 'prod' }],
  workspaces: [{ name: 'finance' }],
} as unknown as Parameters<typeof inPlaces>[1]

test('groups and role of an SP without places are put into the one that the scenario speaks of', () => {
  const seen: Observation = { accounts: [{ email: 'a@x', groups: ['G'], role: 'Admin' }], audit: 'unknown' }
  expect(inPlaces(seen, given).accounts).toEqual([
    {
      email: 'a@x',
      groups: ['G'],
      role: 'Admin',
      environments: { prod: { groups: ['G'] } },
      workspaces: { finance: { roles: { role: 'Admin' }, pending: false } },
    },
  ])
})

test('an SP that shows places is taken at its word', () => {
  const seen: Observation = { accounts: [{ email: 'a@x', groups: ['G'], environments: {} }], audit: 'unknown' }
  expect(inPlaces(seen, given).accounts).toEqual([{ email: 'a@x', groups: ['G'], environments: {} }])
  expect(inPlaces(unseen, given)).toBe(unseen)
})
