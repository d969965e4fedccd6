import { UsageError } from '../errors.ts'
import { fillText, type Variables } from './template.ts'

/** What stands before a value that is the whole address, begins it, or is a part of its scheme, host and port. */
const BEFORE_PATH = /^(?:(?:[a-z][a-z\d+.-]*|\{[^{}]+\}):\/\/[^/?#]*)?$/i
/** Names of places are written by the target file itself, and may be several folders deep. */
const PATHS = ['place', 'providerPlace', 'firstPlace']

/**
 * An address of the target file: filled in, and below the base when it starts with "/". A value that begins the address, or is a part of
 * its host, stays as it is; every other one is one piece of the path, the query or the fragment, whatever it holds.
 * @throws UsageError for a name that is not known, and for a value that would lead to another folder
 */
export function fillAddress(template: string, variables: Variables, where: string): string {
  const filled = fillText(template, variables, where, (text, name, before) => {
    if (BEFORE_PATH.test(before)) return text
    const pieces = PATHS.includes(name) ? text.split('/') : [text]
    // RFC 3986 6.2.2.3: however a dot segment is spelt, it is taken out.
    if (!/[?#]/.test(before) && pieces.some((each) => each === '.' || each === '..'))
      throw new UsageError(`${where}: {${name}} is "${text}", which leads out of ${template}`)
    return pieces.map(asComponent).join('/')
  })
  return belowBase(filled, variables)
}

/** An address as it is, below the base when it starts with "/". */
export function belowBase(address: string, variables: Variables): string {
  return address.startsWith('/') ? `${String(variables.base ?? '').replace(/\/$/, '')}${address}` : address
}

/** A text as one piece of an address, with everything encoded that RFC 3986 2.2 keeps for other purposes. */
export function asComponent(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
