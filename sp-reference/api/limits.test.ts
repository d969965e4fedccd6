import { expect, test } from '#unit-test'
import { exceeded, type Used } from './limits.ts'

const policy = { name: 'gold', perMinute: 3, perDay: 5 }
const cases: [string, Used, string, ReturnType<typeof exceeded>][] = [
  ['nothing used', { minute: 0, day: 0 }, '10:00:00.000', null],
  ['the last one of the minute', { minute: 2, day: 2 }, '10:00:59.999', null],
  ['one too many in the minute', { minute: 3, day: 3 }, '10:00:15.000', { limit: 'rate', retryAfter: 45 }],
  ['a started second counts whole', { minute: 3, day: 3 }, '10:00:59.500', { limit: 'rate', retryAfter: 1 }],
  ['the last one of the day', { minute: 0, day: 4 }, '10:00:00.000', null],
  ['one too many in the day', { minute: 0, day: 5 }, '23:59:30.000', { limit: 'quota', retryAfter: 30 }],
  ['both: the day counts', { minute: 3, day: 5 }, '12:00:00.000', { limit: 'quota', retryAfter: 43_200 }],
]
for (const [name, used, time, want] of cases)
  test(`a call with ${name}`, () => expect(exceeded(policy, used, new Date(`2030-01-31T${time}Z`))).toEqual(want))
