import { nearest } from '../files/nearest.ts'
import { type Element, optionsOf, visibleText } from './html-elements.ts'
import type { HtmlPage } from './html-page.ts'

const MOST = 6

/** What a page has instead of a button or link that is not there, in words that follow a message. */
export function buttonsOnOffer(page: HtmlPage, wanted: string): string {
  return instead(
    ['button', 'link'].flatMap((role) => page.namesOf(role)),
    wanted,
    'it has',
  )
}

/** What a page has instead of an element of a role. */
export function elementsOnOffer(page: HtmlPage, role: string, wanted: string): string {
  return instead(page.namesOf(role), wanted, 'it has') || instead(page.roles(), role, `no ${role} is there, but the roles`)
}

/** What a page has instead of a field that is not there. */
export function fieldsOnOffer(page: HtmlPage, wanted: string): string {
  return instead(
    page.labels().filter((each) => page.field(each) !== null),
    wanted,
    'it has the fields',
  )
}

/** What a list has instead of an entry that is not there. */
export function entriesOnOffer(list: Element, wanted: string): string {
  return instead(
    optionsOf(list).map((each) => visibleText(each)),
    wanted,
    'it has',
  )
}

/** `; did you mean "Log in"? it has "Log in", "Help"` Pure. Empty when there is nothing. */
export function instead(names: readonly string[], wanted: string, verb: string): string {
  const all = [...new Set(names)].filter((each) => each !== '')
  if (all.length === 0) return ''
  const near = nearest(wanted, all)
  const shown = all.slice(0, MOST).map((each) => `"${each.slice(0, 60)}"`)
  const meant = near === undefined ? '' : `did you mean "${near.slice(0, 60)}"? `
  return `; ${meant}${verb} ${shown.join(', ')}${all.length > MOST ? ` and ${all.length - MOST} more` : ''}`
}
