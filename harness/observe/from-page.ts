import { attribute, sameName, visibleText } from '../drivers/html-elements.ts'
import { HtmlPage } from '../drivers/html-page.ts'
import type { PageTable } from '../drivers/html-table.ts'
import { instead } from '../drivers/on-offer.ts'
import type { AccountSeen } from '../results.ts'
import type { PageObserverSpec, PageWords } from '../target/schema/observers.ts'

/** A page that was asked for with somebody's cookies. */
export interface PageAnswer {
  url: string
  status: number
  body: string
  leadsAway: string | null
}

/**
 * The accounts that an administrator's table lists.
 * @throws Error in one line when the page is not the one that was meant: a sign-in page must not look like an empty list
 */
export function accountsFromTable(
  answer: PageAnswer,
  { rows: name, columns }: Pick<PageObserverSpec, 'rows'> & { columns: PageWords },
  where: string,
): { accounts: AccountSeen[]; goesOn: boolean } {
  const page = usable(answer, where)
  const wanted = Object.values(columns).filter((each) => each !== undefined)
  const named = page.tables().filter((each) => name === undefined || sameName(each.name, name))
  const table = named.find((each) => wanted.every((heading) => headingOf(each, heading) !== undefined))
  if (!table) throw new Error(noTable(page, name, columns, named, where))
  const read = (row: Record<string, string>) => seenIn((heading) => row[headingOf(table, heading) ?? ''], columns)
  return {
    // A line across all columns, as "no users yet", is no account.
    accounts: table.rows.filter((row) => Object.keys(row).length > 1 || table.headings.length === 1).map(read),
    goesOn: goesOn(page),
  }
}

/** The account that a profile page shows. @throws Error in one line when the page shows no address */
export function accountFromProfile(answer: PageAnswer, fields: PageWords, where: string): AccountSeen {
  const page = usable(answer, where)
  const seen = seenIn((label) => page.valueOf(label) ?? undefined, fields)
  if (seen.email.trim() !== '') return seen
  const there = page.valueOf(fields.email) === null ? insteadOf(page, fields.email) : ''
  throw new Error(`${where}.fields.email: the page shows nothing as "${fields.email}"${there}; ${whatIsThere(page)}`)
}

/** The label that stands beside an address, else all. */
function insteadOf(page: HtmlPage, wanted: string): string {
  const labels = page.labels()
  const meant = labels.find((each) => ADDRESS.test(page.valueOf(each) ?? ''))
  return meant === undefined ? instead(labels, wanted, 'it has') : `; did you mean "${meant}"?`
}

/** A value that is an address and nothing else. */
const ADDRESS = /^\s*[^\s@]+@[^\s@]+\s*$/

function usable({ url, status, body, leadsAway }: PageAnswer, where: string): HtmlPage {
  if (leadsAway !== null) throw new Error(`${where}.url: ${url} leads away to ${leadsAway}, as for somebody who is not signed in`)
  if (status >= 400) throw new Error(`${where}.url: ${url} answered ${status}`)
  return new HtmlPage(url, body)
}

function seenIn(read: (word: string) => string | undefined, words: PageWords): AccountSeen {
  const seen: AccountSeen = { email: read(words.email)?.trim() ?? '' }
  for (const name of ['displayName', 'status', 'authMethod', 'role', 'createdAt', 'updatedAt'] as const) {
    const word = words[name]
    const value = word === undefined ? undefined : read(word)?.trim()
    if (value !== undefined) seen[name] = value
  }
  const groups = words.groups === undefined ? undefined : read(words.groups)
  if (groups !== undefined)
    seen.groups = groups
      .split(/[,;]/)
      .map((each) => each.trim())
      .filter((each) => each !== '')
  return seen
}

function headingOf(table: PageTable, wanted: string): string | undefined {
  return table.headings.find((each) => sameName(each, wanted))
}

function noTable(page: HtmlPage, name: string | undefined, columns: PageWords, named: PageTable[], where: string): string {
  const [first] = named
  if (name !== undefined && !first) {
    const names = page.tables().map((each) => each.name)
    return `${where}.rows: there is no table "${name}" on ${page.url}${instead(names, name, 'it has the tables')}; ${whatIsThere(page)}`
  }
  if (!first) return `${where}.url: there is no table on ${page.url}; ${whatIsThere(page)}`
  const missing = Object.values(columns).find((heading) => heading !== undefined && headingOf(first, heading) === undefined)
  const key = Object.entries(columns).find(([, heading]) => heading === missing)?.[0]
  const there = instead(first.headings, missing ?? '', 'the table has') || '; the table has no headings'
  return `${where}.columns.${key}: no column is headed "${missing}" on ${page.url}${there}`
}

function whatIsThere(page: HtmlPage): string {
  const begins = `it begins: ${page.text().slice(0, 100)}`
  const asksForPassword = page.all('input').some((each) => /^password$/i.test(attribute(each, 'type') ?? ''))
  return asksForPassword ? `it is a sign-in page; ${begins}` : begins
}

const NEXT = /^(?:next(?: page)?|older|›|»|→|>|weiter|nächste(?: seite)?|suivante?)$/i

/** Whether a link or button leads to a next page of the list. One that is switched off does not. */
export function goesOn(page: HtmlPage): boolean {
  return page.all('a', 'button').some((each) => {
    if (attribute(each, 'disabled') !== null || /^true$/i.test(attribute(each, 'aria-disabled') ?? '')) return false
    if (each.tagName === 'a' && !/^\s*[^#\s]/.test(attribute(each, 'href') ?? '')) return false
    if (/^next\b/i.test(attribute(each, 'rel') ?? '')) return true
    const text = visibleText(each)
    const label = attribute(each, 'aria-label') ?? text
    return NEXT.test(label.trim()) || NEXT.test(text.replace(/[›»→>]$/, '').trim())
  })
}
