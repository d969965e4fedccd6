import { expect, test } from '#unit-test'
import { fromNow } from './instants.ts'

const now = new Date('2030-01-01T12:00:00Z')
const rows: [string, string | null][] = [
  ['2030-01-01T12:04:30Z', 'in 4 minutes 30 seconds'],
  ['2030-01-01T11:58:00Z', '2 minutes ago'],
  ['2030-01-01T12:00:00.400Z', 'at that very moment'],
  ['2030-01-01T14:00:00+02:00', 'at that very moment'],
  ['2031-01-01T12:00:00Z', 'in 365 days'],
  ['tomorrow', null],
]
for (const [text, words] of rows) test(`${text} is ${words}`, () => expect(fromNow(text, now)).toBe(words))
