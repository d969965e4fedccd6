import type { Inspection } from './inspect.ts'
import { duration, parseInstant } from './instants.ts'
import type { Message } from './message.ts'

/** Whether what a message allows is still allowed at this moment, and for how long; '' where it names no end. */
export function validityOf({ assertions }: Message, now: Date): string {
  const ends = assertions
    .flatMap(({ conditions, confirmations }) => [conditions?.notOnOrAfter, ...confirmations.map((each) => each.notOnOrAfter)])
    .flatMap((text) => (text ? (parseInstant(text) ?? []) : []))
  const starts = assertions.flatMap(({ conditions }) => (conditions?.notBefore ? (parseInstant(conditions.notBefore) ?? []) : []))
  if (ends.length === 0) return ''
  const [start, end] = [Math.max(0, ...starts.map(Number)), Math.min(...ends.map(Number))]
  if (start > now.getTime()) return `It becomes valid in ${duration(start - now.getTime())}.`
  return end > now.getTime()
    ? `It is valid for another ${duration(end - now.getTime())}.`
    : `It ended ${duration(now.getTime() - end)} ago.`
}

/** Which clock judged, and what it says of the whole; '' where the message names no moment that ends. */
export function clockWords({ message, now }: Pick<Inspection, 'message' | 'now'>): string {
  const validity = validityOf(message, now)
  const at = `${now.toISOString().slice(0, 19).replace('T', ' ')} UTC`
  return validity === '' ? '' : `Times are held against a clock that says ${at}: ${validity.replace(/^It/, 'it')}`
}
