import { edit } from '../mutations/bend.ts'
import { elements } from '../saml/canonical.ts'

/** What of a message is another one each time it is sent. */
export interface Fresh {
  ids: { response: string; assertion: string; session: string }
  now: Date
  /** When the message was made that was edited. */
  madeAt: Date
  /** The request that it answered, and the one that it is to answer; the same one: it stays as it stands. */
  request: { before: string | null; after: string | null }
}

const moments = ['IssueInstant', 'NotBefore', 'NotOnOrAfter', 'SessionNotOnOrAfter']

/**
 * An edited Response as a new one: IDs and SessionIndex are others, its moments lie as far around now as they did around the moment when it was
 * made, and where it named the request it names the one of now. What was edited otherwise stays. Pure.
 *
 * @throws Error when it is not well-formed
 */
export function renew(xml: string, { ids, now, madeAt, request }: Fresh): string {
  const shift = now.getTime() - madeAt.getTime()
  return edit(xml, (root) => {
    for (const element of elements(root)) {
      if (element === root) put(element, 'ID', () => ids.response)
      else if (element.localName === 'Assertion') put(element, 'ID', () => ids.assertion)
      put(element, 'SessionIndex', () => ids.session)
      for (const name of moments) put(element, name, (text) => shifted(text, shift))
      answer(element, element === root, request)
    }
  })
}

function put(element: Element, name: string, change: (before: string) => string): void {
  if (element.hasAttribute(name)) element.setAttribute(name, change(element.getAttribute(name) ?? ''))
}

/** Written with as many digits as before; what is no moment stays. */
function shifted(text: string, shift: number): string {
  const [, fraction] = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.exec(text) ?? []
  const at = Date.parse(text)
  if (Number.isNaN(at) || Number.isNaN(shift)) return text
  const moved = new Date(at + shift).toISOString()
  return fraction === undefined ? `${moved.slice(0, 19)}Z` : moved
}

/** Whoever changed what it answers, or took that away, wants to see what comes of it. */
function answer(element: Element, isRoot: boolean, { before, after }: Fresh['request']): void {
  if (before === after || !(isRoot || element.localName === 'SubjectConfirmationData')) return
  if ((element.getAttribute('InResponseTo') || null) !== before) return
  if (after === null) element.removeAttribute('InResponseTo')
  else element.setAttribute('InResponseTo', after)
}

/** When a Response was made, as its root says; null: it does not say so. */
export function madeAt(xml: string): Date | null {
  const [, text] = /<[^?!][^>]*?\sIssueInstant="([^"]+)"/.exec(xml) ?? []
  const at = new Date(text ?? '')
  return Number.isNaN(at.getTime()) ? null : at
}
