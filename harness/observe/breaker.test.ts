import { expect, test } from '#unit-test'
import { createBreaker } from './breaker.ts'

test('three failures in a row, and it is not asked again; the reason says so', () => {
  const breaker = createBreaker()
  for (const why of ['slow', 'slow']) breaker.failed('a', why)
  expect(breaker.whyNot('a')).toBeNull()
  breaker.failed('a', 'gone')
  expect(breaker.whyNot('a')).toBe('it failed 3 times in a row and is not asked any more in this run; the last time: gone')
  expect(breaker.whyNot('b')).toBeNull()
})

test('an answer in between forgives', () => {
  const breaker = createBreaker()
  for (const why of ['slow', 'slow']) breaker.failed('a', why)
  breaker.answered('a')
  for (const why of ['slow', 'slow']) breaker.failed('a', why)
  expect(breaker.whyNot('a')).toBeNull()
})
