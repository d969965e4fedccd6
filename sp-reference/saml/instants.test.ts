import { expect, test } from '#unit-test'
import { parseInstant } from './instants.ts'

const read: [text: string, instant: string | null][] = [
  ['2030-01-01T12:00:00Z', '2030-01-01T12:00:00.000Z'],
  ['2030-01-01T12:00:00.5Z', '2030-01-01T12:00:00.500Z'],
  ['2030-01-01T12:00:00.1234567Z', '2030-01-01T12:00:00.123Z'],
  ['2028-02-29T23:59:59Z', '2028-02-29T23:59:59.000Z'],
  ['2029-02-29T00:00:00Z', null],
  ['2030-02-30T00:00:00Z', null],
  ['2030-13-01T00:00:00Z', null],
  ['2030-01-01T24:00:00Z', null],
  ['2030-01-01T12:00:60Z', null],
  ['2030-01-01T12:00:00', null],
  ['2030-01-01T12:00:00+00:00', null],
  ['2030-01-01T12:00:00z', null],
  ['2030-01-01 12:00:00Z', null],
  ['2030-01-01T12:00Z', null],
  ['10000-01-01T00:00:00Z', null],
  [' 2030-01-01T12:00:00Z', null],
  ['2030-01-01T12:00:00Z\n', null],
  ['1893499200', null],
  ['', null],
]
test('a time value is UTC, complete and exists, or it is none', () => {
  for (const [text, instant] of read) expect(parseInstant(text)?.toISOString() ?? null, text).toBe(instant)
})
