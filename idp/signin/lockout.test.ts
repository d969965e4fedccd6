import { expect, test } from '#unit-test'
import { afterWrong } from './lockout.ts'

const now = new Date('2030-01-01T00:00:00Z')
const lock = { after: 3, seconds: 60, isSaid: true }

test('so many wrong passwords in a row lock an account, for as long as the vendor says', () => {
  const first = afterWrong(lock, undefined, now)
  const second = afterWrong(lock, first, now)
  expect([first, second]).toEqual([{ wrong: 1 }, { wrong: 2 }])
  expect(afterWrong(lock, second, now)).toEqual({ wrong: 0, lockedUntil: new Date('2030-01-01T00:01:00Z') })
  expect(afterWrong({ ...lock, seconds: null }, second, now)).toEqual({ wrong: 0, lockedUntil: null })
})

test('where nothing locks, they are only counted', () => {
  expect(afterWrong(undefined, { wrong: 99 }, now)).toEqual({ wrong: 100 })
})
