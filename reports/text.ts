import { revealInvisible } from '../inspect/text.ts'

export { clip, revealInvisible } from '../inspect/text.ts'

/** Text for one line of a terminal or a JUnit attribute: white space runs become one blank. */
export function oneLine(text: string): string {
  return revealInvisible(text.replace(/\s+/g, ' ').trim())
}

/** `950 ms`, `4.2 s`, `2 min 03 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  const seconds = milliseconds / 1000
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

/** `1 case`, `2 cases`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A deep copy in which every string, names of record entries included, went through `change`. Functions and classes do not occur in results. */
export function mapStrings<T>(value: T, change: (text: string) => string): T {
  // Names of entries, and many values, occur thousands of times in a report.
  const changed = new Map<string, string>()
  const changeOnce = (text: string): string => {
    const known = changed.get(text)
    if (known !== undefined) return known
    const result = change(text)
    changed.set(text, result)
    return result
  }
  return mapUnknown(value, changeOnce) as T
}

function mapUnknown(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapUnknown(item, change))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), mapUnknown(item, change)]))
}
