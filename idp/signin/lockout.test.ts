import { expect, test } from '#unit-test'
import type { Person } from '../directory/schema.ts'
import type { Attempts } from '../tenants/tenant.ts'
import { afterWrong, barredBy } from './lockout.ts'

const now = new Date('2030-01-01T00:00:00Z')
const lock = { after: 3, seconds: 60, isSaid: true }

test('so many wrong passwords in a row lock an account, for as long as the vendor says', () => {
  const first = afterWrong(lock, undefined, now)
  const second = afterWrong(lock, first as Attempts, now)
  expect([first, second]).toEqual([{ wrong: 1 }, { wrong: 2 }])
  expect(afterWrong(lock, second as Attempts, now)).toEqual({ wrong: 0, lockedUntil: new Date('2030-01-01T00:01:00Z') })
  expect(afterWrong({ ...lock, seconds: null }, second as Attempts, now)).toBe('for-good')
})

test('where nothing locks, they are only counted', () => {
  expect(afterWrong(undefined, { wrong: 99 }, now)).toEqual({ wrong: 100 })
})

test('somebody is barred by their status, and by a lock that has not ended', () => {
  const person = { id: 'ada', userName: 'ada', email: 'a@b.c', verified: true } as Person
  const attempts = new WeakMap<Person, Attempts>([[person, { wrong: 0, lockedUntil: new Date('2030-01-01T00:01:00Z') }]])
  const at = (seconds: number) => ({ attempts, now: () => new Date(now.getTime() + seconds * 1000) })
  expect([0, 59, 60].map((seconds) => barredBy(at(seconds), person))).toEqual(['locked', 'locked', null])
  expect(barredBy(at(99), { ...person, status: 'suspended' })).toBe('suspended')
})
