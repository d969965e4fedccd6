import { expect, test } from '#unit-test'
import type { Observation } from '../observe/observer.ts'
import type { AccountSeen } from '../results.ts'
import type { SessionSeen } from './case-run.ts'
import { forget, type KnownAccounts, lookedAt, recalled } from './known-accounts.ts'

const unseen: Observation = { accounts: 'unknown', audit: 'unknown' }
const listing = (...accounts: AccountSeen[]): Observation => ({ accounts, audit: 'unknown', grade: 'E1' })
const own: Observation = {
  accounts: [{ email: 'A@x', displayName: 'A.', role: 'Admin' }],
  audit: 'unknown',
  grade: 'E4',
  partial: true,
}
const as = (email: string | null, more?: Partial<AccountSeen>): SessionSeen => ({
  known: true,
  signedInAs: email,
  ...(email && more ? { account: { email, ...more } } : {}),
})

test('without a list: what sessions and pages show is all there is, each with its grade, and nobody could have counted', () => {
  const known: KnownAccounts = new Map()
  const ada = { email: 'a@x', displayName: 'Ada', role: 'Admin', grades: { role: 'E4' } } as const
  expect(lookedAt(known, as('a@x', { displayName: 'Ada' }), own)).toEqual({
    accounts: [ada],
    audit: 'unknown',
    grade: 'E2',
    partial: true,
    shown: ['a@x'],
    disagreements: ['a page (E4) shows the displayName "A." of a@x, and the session (E2) "Ada", which counts'],
  })
  lookedAt(known, as(null), unseen)
  const later = lookedAt(known, { known: true, signedInAs: 'somebody', unnamed: true }, unseen)
  expect(later).toEqual({ accounts: [ada], audit: 'unknown', grade: 'E2', partial: true, shown: [] })
})

test('without a list: what a page alone shows rests on it in everything', () => {
  const grades = { email: 'E4', displayName: 'E4', role: 'E4' } as const
  expect(lookedAt(new Map(), undefined, own).accounts).toEqual([{ email: 'A@x', displayName: 'A.', role: 'Admin', grades }])
})

test('without a list: what is shown now replaces what was shown before: an address alone says nothing of the name', () => {
  const known: KnownAccounts = new Map([
    ['a@x', { email: 'a@x', displayName: 'Ada' }],
    ['b@x', { email: 'b@x', displayName: 'Bob' }],
  ])
  const seen = lookedAt(known, as('A@x'), unseen)
  expect([seen.accounts, seen.shown]).toEqual([[{ email: 'A@x' }, { email: 'b@x', displayName: 'Bob' }], ['a@x']])
  expect(recalled(known, seen)).toEqual(seen)
})

test('with a list: a session fills it now, and is remembered for the state before a later step, not for the state after one', () => {
  const known: KnownAccounts = new Map()
  const list = listing({ email: 'a@x', status: 'active' }, { email: 'b@x' })
  const ada = { email: 'a@x', status: 'active', displayName: 'Ada', grades: { displayName: 'E2' } } as const
  const first = lookedAt(known, as('a@x', { displayName: 'Ada' }), list)
  expect(first).toEqual({ ...list, accounts: [ada, { email: 'b@x' }] })
  const second = lookedAt(known, as('b@x', { displayName: 'Bob' }), list)
  expect(second.accounts).toMatchObject([{ email: 'a@x', status: 'active' }, { displayName: 'Bob' }])
  expect(second.accounts).not.toMatchObject([ada])
  expect(recalled(known, second).accounts).toMatchObject([ada, { displayName: 'Bob', grades: { displayName: 'E2' } }])
})

test('with a list: what the session no longer shows is not remembered any longer', () => {
  const known: KnownAccounts = new Map()
  const list = listing({ email: 'a@x' })
  lookedAt(known, as('a@x', { displayName: 'Ada', role: 'Admin' }), list)
  lookedAt(known, as('a@x', { role: 'Admin' }), list)
  expect(recalled(known, list).accounts).toEqual([{ email: 'a@x', role: 'Admin', grades: { role: 'E2' } }])
})

test('with a list: nobody is added, and memory overrules nothing better and contradicts nothing', () => {
  const known: KnownAccounts = new Map()
  lookedAt(known, as('a@x', { displayName: 'Ada' }), listing({ email: 'a@x' }))
  expect(recalled(known, listing())).toEqual(listing())
  const named = listing({ email: 'a@x', displayName: 'Eve' })
  expect(recalled(known, named)).toEqual(named)
  const twice = listing({ email: 'a@x' }, { email: 'A@x' })
  expect(recalled(known, twice)).toEqual(twice)
})

test('an account that a hook has changed has to show itself anew', () => {
  const known: KnownAccounts = new Map()
  lookedAt(known, as('a@x', { displayName: 'Ada' }), listing({ email: 'a@x' }))
  forget(known, 'A@x')
  expect(recalled(known, listing({ email: 'a@x' })).accounts).toEqual([{ email: 'a@x' }])
  expect(recalled(known, unseen)).toEqual({
    accounts: [{ email: 'A@x' }],
    audit: 'unknown',
    grade: 'E2',
    partial: true,
    shown: [],
  })
})
