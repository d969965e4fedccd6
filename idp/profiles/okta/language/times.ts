import type { Definition } from './functions.ts'
import { formatTime, isoTime, type Moment, UTC } from './time/format.ts'
import { parseIso, parseTime } from './time/parse.ts'
import { java, joda } from './time/pattern.ts'
import { localOf } from './time/zone.ts'
import { asText, isMoment, type Value } from './values.ts'

/** Functions of both dialects that work with times. Okta developer docs, "Time functions"; those of Identity Engine say how the numbers count. */

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Windows counts from 1601 in units of 100 nanoseconds. */
const WINDOWS_EPOCH_MS = 11_644_473_600_000n
const WINDOWS_UNITS = 10_000n

const moment = (ms: number, zone = UTC): Moment => {
  if (Math.abs(ms) > 8.64e15) throw new RangeError('no clock shows a time so far away')
  return { kind: 'time', ms, zone }
}

function fromWindows(text: string): number {
  if (!/^\d{1,19}$/.test(text)) throw new RangeError(`"${text}" is no Windows timestamp, such as 130828367179790000`)
  return Number(BigInt(text) / WINDOWS_UNITS - WINDOWS_EPOCH_MS)
}
function toWindows(ms: number): string {
  const since = BigInt(ms) + WINDOWS_EPOCH_MS
  if (since < 0n) throw new RangeError('Windows counts from 1601 on')
  return String(since * WINDOWS_UNITS)
}

function fromUnix(text: string): number {
  if (!/^-?\d{1,16}$/.test(text)) throw new RangeError(`"${text}" is no Unix timestamp in milliseconds, such as 1438363117979`)
  return Number(text)
}

/** A function of texts that has no value where its first argument has none. */
const ofTexts = (count: 1 | 2, apply: (now: Date, ...texts: string[]) => Value): Definition => ({
  takes: Array.from({ length: count }, () => 'text' as const),
  gives: 'text',
  apply: ([first = null, ...others], { now }) => (first === null ? null : apply(now(), asText(first), ...others.map(asText))),
})

export const timeFunctions: Record<string, Definition> = {
  now: {
    takes: ['text', 'text'],
    optional: 2,
    gives: 'text',
    apply([zone, pattern], { now }) {
      const time = moment(now().getTime(), zone === undefined || zone === null ? UTC : asText(zone))
      return pattern === undefined || pattern === null ? isoTime(time) : formatTime(time, asText(pattern), joda)
    },
  },
  fromWindowsToIso8601: ofTexts(1, (_now, text = '') => isoTime(moment(fromWindows(text)))),
  fromUnixToIso8601: ofTexts(1, (_now, text = '') => isoTime(moment(fromUnix(text)))),
  fromStringToIso8601: ofTexts(2, (now, text = '', pattern = '') => isoTime(moment(parseTime(text, pattern, joda, now)))),
  fromIso8601ToWindows: ofTexts(1, (_now, text = '') => toWindows(parseIso(text))),
  fromIso8601ToUnix: ofTexts(1, (_now, text = '') => String(parseIso(text))),
  fromIso8601ToString: ofTexts(2, (_now, text = '', pattern = '') => formatTime(moment(parseIso(text)), pattern, joda)),
}

export const dateTimeFunctions: Record<string, Definition> = {
  now: { takes: [], gives: 'time', apply: (_args, { now }) => moment(now().getTime()) },
}

/** @throws RangeError for what is none, which only a person's values can show */
function momentOf(value: Value | undefined): Moment {
  if (value !== undefined && isMoment(value)) return value
  throw new RangeError(`"${asText(value ?? null)}" is no time; parseStringTime makes one of a text`)
}

const read = (parse: (text: string) => number): Definition => ({
  takes: ['text'],
  gives: 'time',
  apply: ([text = null]) => (text === null ? null : moment(parse(asText(text)))),
})

const write = (of: (ms: number) => string): Definition => ({
  takes: ['time'],
  gives: 'text',
  apply: ([time]) => of(momentOf(time).ms),
})

/** Days are days of the clock in the zone, and have 23 or 25 hours where it is put forward or back. */
function later({ ms, zone }: Moment, unit: number, count: number): Moment {
  const moved = moment(ms + unit * count, zone)
  return unit < DAY_MS ? moved : moment(moved.ms + (localOf(ms, zone).offset - localOf(moved.ms, zone).offset) * MINUTE_MS, zone)
}

const units: Record<string, number> = { Days: DAY_MS, Hours: 3_600_000, Minutes: MINUTE_MS, Seconds: 1000 }
const whole = (value: Value | undefined): number => Math.trunc(Number(value))

const byUnit = Object.entries(units).flatMap(([name, unit]): [string, Definition][] => [
  [
    `plus${name}`,
    { takes: ['time', 'number'], gives: 'time', apply: ([time, count]) => later(momentOf(time), unit, whole(count)) },
  ],
  [
    `minus${name}`,
    { takes: ['time', 'number'], gives: 'time', apply: ([time, count]) => later(momentOf(time), unit, -whole(count)) },
  ],
  [
    `within${name}`,
    {
      takes: ['time', 'number'],
      gives: 'boolean',
      apply: ([time, count], { now }) => Math.abs(now().getTime() - momentOf(time).ms) <= unit * whole(count),
    },
  ],
])

const asString: Definition = {
  takes: ['any', 'text'],
  optional: 1,
  gives: 'text',
  apply: ([value = null, pattern]) =>
    pattern === undefined ? asText(value) : formatTime(momentOf(value), asText(pattern), java),
}

/** Methods of Identity Engine; what they are called on is the first argument. */
export const timeMethods: Record<string, Definition> = {
  parseWindowsTime: read(fromWindows),
  parseUnixTime: read(fromUnix),
  parseStringTime: {
    takes: ['text', 'text'],
    optional: 1,
    gives: 'time',
    apply([text = null, pattern], { now }) {
      if (text === null) return null
      return moment(pattern === undefined ? parseIso(asText(text)) : parseTime(asText(text), asText(pattern), java, now()))
    },
  },
  toWindows: write(toWindows),
  toUnix: write(String),
  toZone: { takes: ['time', 'text'], gives: 'time', apply: ([time, zone = null]) => inZone(momentOf(time), asText(zone)) },
  ...Object.fromEntries([...byUnit, ['toString', asString]]),
}

/** The same moment on another clock. */
function inZone({ ms }: Moment, zone: string): Moment {
  localOf(ms, zone)
  return moment(ms, zone)
}
