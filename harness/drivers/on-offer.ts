import type { HtmlPage } from './html-page.ts'

const MOST = 6

/** What a page has instead of a button or link that is not there, in words that follow a message. */
export function buttonsOnOffer(page: HtmlPage): string {
  const names = ['button', 'link'].flatMap((role) => page.namesOf(role)).filter((each) => each !== '')
  return listed(names, 'it has')
}

function listed(names: readonly string[], verb: string): string {
  const all = [...new Set(names)]
  if (all.length === 0) return ''
  const shown = all.slice(0, MOST).map((each) => `"${each.slice(0, 60)}"`)
  return `; ${verb} ${shown.join(', ')}${all.length > MOST ? ` and ${all.length - MOST} more` : ''}`
}
