import { didYouMean } from '../../../../directory/nearest.ts'

/** A moment as a clock in its zone shows it. */
export interface Local {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
  /** Minutes east of Greenwich. */
  offset: number
}

const MINUTE_MS = 60_000
const clocks = new Map<string, Intl.DateTimeFormat>()

/** Zones go by the names of the IANA database, old ones (`EST`, `US/Pacific`) too. Letter case counts where a name is a current one. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const names = Intl.supportedValuesOf('timeZone')
  const spelt = names.find((each) => each.toLowerCase() === zone.toLowerCase())
  if (!/^[A-Z]/.test(zone) || (spelt !== undefined && spelt !== zone)) throw noZone(zone, names)
  try {
    const parts = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    } as const
    const clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      calendar: 'iso8601',
      era: 'short',
      ...parts,
    })
    clocks.set(zone, clock)
    return clock
  } catch {
    throw noZone(zone, names)
  }
}

const noZone = (zone: string, names: readonly string[]): RangeError =>
  new RangeError(`"${zone}" is no time zone${didYouMean(zone, names)}`)

/** Milliseconds of a time of day at Greenwich; also for years before 100, which `Date.UTC` takes for others. */
export function instantOf(local: Omit<Local, 'offset'>): number {
  const date = new Date(0)
  date.setUTCFullYear(local.year, local.month - 1, local.day)
  date.setUTCHours(local.hour, local.minute, local.second, local.millisecond)
  return date.getTime()
}

/** What a clock in this zone shows at a moment. @throws RangeError for a zone that is none */
export function localOf(ms: number, zone: string): Local {
  const date = new Date(ms)
  const millisecond = date.getUTCMilliseconds()
  const numbers = Object.fromEntries(
    clockOf(zone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  )
  const number = (name: string): number => Number(numbers[name] ?? 0)
  const year = /^B/.test(numbers.era ?? '') ? 1 - number('year') : number('year')
  const shown = {
    year,
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
  }
  return { ...shown, millisecond, offset: Math.round((instantOf({ ...shown, millisecond }) - ms) / MINUTE_MS) }
}

/** `Z`, `+09:00`. */
export function offsetText(minutes: number, colon = ':'): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(hours)}${colon}${two(rest)}`
}

/** What people call the zone at that moment: `PDT`, `Pacific Daylight Time`. */
export const zoneName = (ms: number, zone: string, style: 'short' | 'long'): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: style })
    .formatToParts(new Date(ms))
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone
