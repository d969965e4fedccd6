import { days, months, nameOf, type PatternLetters, type Piece, readPattern } from './pattern.ts'
import { instantOf } from './zone.ts'

const DAY_MS = 86_400_000

/** What a text says of a time. */
type Read = Partial<
  Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'millisecond' | 'offset' | 'half' | 'dayOfYear', number>
>

/**
 * Reads a time that is written by a pattern: milliseconds since 1970. Without a zone in it, it is a time of Greenwich; what it leaves
 * out begins with 2000.
 * @param now for years of two digits
 * @throws RangeError for a pattern that is none, and a text that is not written by it
 */
export function parseTime(text: string, pattern: string, letters: PatternLetters, now: Date): number {
  const wrong = () => new RangeError(`"${text}" is no time of the form "${pattern}"`)
  const read: Read = {}
  let rest = text
  const pieces = readPattern(pattern, letters)
  for (const [index, piece] of pieces.entries()) {
    const length = 'literal' in piece ? literal(rest, piece.literal) : take(rest, piece, pieces[index + 1], read, now)
    if (length === null) throw wrong()
    rest = rest.slice(length)
  }
  const ms = rest === '' ? instant(read) : null
  if (ms === null) throw wrong()
  return ms
}

const literal = (rest: string, wanted: string): number | null => (rest.startsWith(wanted) ? wanted.length : null)

const numeric: Record<string, { field: keyof Read; most: number }> = {
  y: { field: 'year', most: 9 },
  Y: { field: 'year', most: 9 },
  u: { field: 'year', most: 9 },
  M: { field: 'month', most: 2 },
  L: { field: 'month', most: 2 },
  d: { field: 'day', most: 2 },
  D: { field: 'dayOfYear', most: 3 },
  H: { field: 'hour', most: 2 },
  k: { field: 'hour', most: 2 },
  K: { field: 'hour', most: 2 },
  h: { field: 'hour', most: 2 },
  m: { field: 'minute', most: 2 },
  s: { field: 'second', most: 2 },
  S: { field: 'millisecond', most: 9 },
}

const isNumber = (piece: Piece | undefined): boolean =>
  piece !== undefined && 'letter' in piece && piece.letter in numeric && !('ML'.includes(piece.letter) && piece.count > 2)

/** Reads one piece into what is known; how long it was, or null. */
function take(
  rest: string,
  piece: Extract<Piece, { letter: string }>,
  next: Piece | undefined,
  read: Read,
  now: Date,
): number | null {
  const { letter, count } = piece
  const number = numeric[letter]
  if (number && isNumber(piece)) {
    // A number that another one follows has as many digits as letters.
    const [digits] = new RegExp(isNumber(next) ? `^\\d{${count}}` : `^\\d{1,${number.most}}`).exec(rest) ?? []
    if (digits === undefined) return null
    read[number.field] = numberOf(letter, digits, count, now)
    return digits.length
  }
  if (letter === 'M' || letter === 'L') return named(rest, months, count, (index) => (read.month = index + 1))
  if (letter === 'E') return named(rest, days, count, () => 0)
  if (letter === 'a') return named(rest, ['AM', 'PM'], 4, (index) => (read.half = index))
  if (letter === 'Z' || letter === 'X') return zone(rest, read)
  return null
}

function numberOf(letter: string, digits: string, count: number, now: Date): number {
  const value = Number(digits)
  if (letter === 'S') return Number(digits.padEnd(3, '0').slice(0, 3))
  if ((letter === 'k' && value === 24) || (letter === 'h' && value === 12)) return 0
  if (!'yYu'.includes(letter) || count !== 2 || digits.length !== 2) return value
  // Joda-Time: two digits mean a year from 80 years ago to 19 years ahead.
  const first = now.getUTCFullYear() - 80
  return first + ((((value - first) % 100) + 100) % 100)
}

/** Names in any letter case, in full or as three letters. */
function named(rest: string, names: readonly string[], count: number, found: (index: number) => number): number | null {
  const lower = rest.toLowerCase()
  for (const size of [Math.max(count, 4), 3])
    for (const index of names.keys()) {
      const name = nameOf(names, index, size)
      if (!lower.startsWith(name.toLowerCase())) continue
      found(index)
      return name.length
    }
  return null
}

function zone(rest: string, read: Read): number | null {
  const [whole, sign, hours = '0', minutes = '0'] = /^(?:Z|([+-])(\d\d)(?::?(\d\d))?)/.exec(rest) ?? []
  if (whole === undefined) return null
  read.offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  return whole.length
}

function instant(read: Read): number | null {
  const { year = 2000, month = 1, day = 1, minute = 0, second = 0, millisecond = 0, offset = 0, half, dayOfYear } = read
  const hour = (read.hour ?? 0) + (half === 1 ? 12 : 0)
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59 || (half !== undefined && (read.hour ?? 0) > 11))
    return null
  const ms = instantOf({ year, month, day, hour, minute, second, millisecond })
  const isThatDay = new Date(ms).getUTCDate() === day && new Date(ms).getUTCMonth() === month - 1
  if (!isThatDay || Math.abs(ms) > 8.64e15) return null
  const whole = dayOfYear === undefined ? ms : ms + (dayOfYear - 1) * DAY_MS
  return whole - offset * 60_000
}

/** A time of ISO 8601, in the part of it that RFC 3339 has; a day alone, and a time without a zone, are of Greenwich. @throws RangeError */
export function parseIso(text: string): number {
  const form = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/
  const [whole, year, month, day, hour, minute, second, fraction = '', at] = form.exec(text) ?? []
  const read: Read = {}
  if (at !== undefined) zone(at, read)
  const numbers = { year, month, day, hour, minute, second }
  for (const [name, digits] of Object.entries(numbers)) if (digits !== undefined) read[name as keyof Read] = Number(digits)
  const ms = whole === undefined ? null : instant({ ...read, millisecond: Number(fraction.padEnd(3, '0').slice(0, 3)) })
  if (ms === null) throw new RangeError(`"${text}" is no time of ISO 8601, such as 2015-07-31T17:18:37.979Z`)
  return ms
}
