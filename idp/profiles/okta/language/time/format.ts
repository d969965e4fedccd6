import { days, months, nameOf, type PatternLetters, type Piece, readPattern } from './pattern.ts'
import { instantOf, type Local, localOf, offsetText, zoneName } from './zone.ts'

/** A moment, and where the clock hangs that shows it. */
export interface Moment {
  kind: 'time'
  ms: number
  zone: string
}

export const UTC = 'UTC'
const DAY_MS = 86_400_000

/** Writes a moment by a pattern. @throws RangeError for a pattern or a zone that is none */
export function formatTime({ ms, zone }: Moment, pattern: string, letters: PatternLetters): string {
  const local = localOf(ms, zone)
  const write = (piece: Piece) => ('literal' in piece ? piece.literal : written(piece, { ms, zone, local, letters }))
  return readPattern(pattern, letters).map(write).join('')
}

interface Shown {
  ms: number
  zone: string
  local: Local
  letters: PatternLetters
}

const padded = (value: number, count: number): string => `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(count, '0')}`
const yearText = (year: number, count: number): string => (count === 2 ? padded(Math.abs(year) % 100, 2) : padded(year, count))

function written({ letter, count }: Extract<Piece, { letter: string }>, { ms, zone, local, letters }: Shown): string {
  const { year, month, day, hour, minute, second, millisecond, offset } = local
  if (letter === letters.weekYear) return yearText(weekOf(local).year, count)
  switch (letter) {
    case 'G':
      return year > 0 ? 'AD' : 'BC'
    case 'C':
      return padded(Math.trunc(year / 100), count)
    case 'Y':
    case 'y':
    case 'u':
      return yearText(year, count)
    case 'w':
      return padded(weekOf(local).week, count)
    case 'e':
      return padded(weekday(local), count)
    case 'E':
      return nameOf(days, weekday(local) - 1, count)
    case 'D':
      return padded(dayOfYear(local), count)
    case 'M':
    case 'L':
      return count < 3 ? padded(month, count) : nameOf(months, month - 1, count)
    case 'd':
      return padded(day, count)
    case 'a':
      return hour < 12 ? 'AM' : 'PM'
    case 'K':
      return padded(hour % 12, count)
    case 'h':
      return padded(hour % 12 === 0 ? 12 : hour % 12, count)
    case 'H':
      return padded(hour, count)
    case 'k':
      return padded(hour === 0 ? 24 : hour, count)
    case 'm':
      return padded(minute, count)
    case 's':
      return padded(second, count)
    case 'S':
      return padded(millisecond, 3).padEnd(count, '0').slice(0, count)
    case 'z':
      return zoneName(ms, zone, count < 4 ? 'short' : 'long')
    case 'X':
      return offset === 0 ? 'Z' : offsetText(offset, count === 3 ? ':' : '')
    default:
      return letters.weekYear === 'x' && count > 2 ? zone : offsetText(offset, count === 2 && letters.weekYear === 'x' ? ':' : '')
  }
}

const midnight = ({ year, month, day }: Pick<Local, 'year' | 'month' | 'day'>): number =>
  instantOf({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 })

/** ISO 8601: Monday is 1. */
const weekday = (local: Local): number => new Date(midnight(local)).getUTCDay() || 7

const dayOfYear = (local: Local): number => (midnight(local) - midnight({ ...local, month: 1, day: 1 })) / DAY_MS + 1

/** ISO 8601: a week belongs to the year that its Thursday is in. */
function weekOf(local: Local): { year: number; week: number } {
  const thursday = new Date(midnight(local) + (4 - weekday(local)) * DAY_MS)
  const year = thursday.getUTCFullYear()
  return { year, week: Math.floor((thursday.getTime() - midnight({ year, month: 1, day: 1 })) / DAY_MS / 7) + 1 }
}

/** `2015-07-31T17:18:37.979Z`, `2015-07-31T13:18:37.979-04:00`: as Joda-Time writes a time, milliseconds always. */
export function isoTime({ ms, zone }: Moment): string {
  const { offset } = localOf(ms, zone)
  return `${new Date(ms + offset * 60_000).toISOString().slice(0, -1)}${offset === 0 ? 'Z' : offsetText(offset)}`
}

/** `2015-07-30T23:58:32Z`, `2015-08-01T02:18:37.979+09:00[Asia/Tokyo]`: as `ZonedDateTime` does, nothing that is zero at the end. */
export function javaTime(moment: Moment): string {
  const [, dateAndMinute = '', second = '', fraction = '', offset = ''] =
    /^(.*T\d\d:\d\d):(\d\d)\.(\d{3})(.*)$/.exec(isoTime(moment)) ?? []
  const end = fraction === '000' ? (second === '00' ? '' : `:${second}`) : `:${second}.${fraction}`
  return `${dateAndMinute}${end}${offset}${moment.zone === UTC ? '' : `[${moment.zone}]`}`
}
