import { attributeOf } from './dom.ts'
import { AssertionRefused } from './errors.ts'
import type { ResponseExpectation } from './expectation.ts'
import { parseInstant } from './instants.ts'

type Clock = Pick<ResponseExpectation, 'now' | 'clockSkewSeconds'>

/** A time attribute, or null when it is absent. @throws AssertionRefused malformed-xml when it is no UTC xs:dateTime */
export function instantOf(element: Element, name: string): Date | null {
  const text = attributeOf(element, name)
  if (text === null) return null
  const instant = parseInstant(text)
  if (!instant)
    throw new AssertionRefused('malformed-xml', {
      expected: `${name} of ${element.localName} as a UTC xs:dateTime`,
      actual: text,
    })
  return instant
}

/** SAML Core 2.5.1.2: valid before this instant, not at it; the skew moves the border, it does not include it. */
export function refusePast(element: Element, name: string, clock: Clock): void {
  const limit = instantOf(element, name)
  if (!limit || clock.now.getTime() < limit.getTime() + clock.clockSkewSeconds * 1000) return
  throw new AssertionRefused('expired', {
    expected: `now (${clock.now.toISOString()}) before ${name} of ${element.localName}`,
    actual: limit.toISOString(),
  })
}

/** The instant may be reached already, or lie ahead by no more than the skew. */
export function refuseFuture(element: Element, name: string, clock: Clock): void {
  const start = instantOf(element, name)
  if (!start || start.getTime() <= clock.now.getTime() + clock.clockSkewSeconds * 1000) return
  throw new AssertionRefused('not-yet-valid', {
    expected: `${name} of ${element.localName} not after now (${clock.now.toISOString()})`,
    actual: start.toISOString(),
  })
}
