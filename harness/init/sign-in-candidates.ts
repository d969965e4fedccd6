import { HtmlPage } from '../drivers/html-page.ts'

/** Where a sign-in may start: an address, below the base where it can be; or a button on the first page. @param onPage a link there leads to it */
export type Candidate = { at: string; onPage?: true } | { press: string }

/** What people's pages call it, in words and in addresses. */
const SINGLE_SIGN_ON = /\bsso\b|saml|single[- ]?sign[- ]?on/i
const SIGN_IN_WITH = /\b(?:sign|log) ?in with\b/i
const NOT_A_START = /log-?out|sign-?out|\bslo\b|metadata|callback|\/acs\b/i

/** What ACS addresses and sign-in addresses have in common: all but the last part. */
const SIBLINGS = ['login', 'sso']

const USUAL_STARTS = [
  '/login',
  '/saml/login',
  '/sso',
  '/saml2/login/',
  '/saml/sso',
  '/auth/saml',
  '/auth/saml/login',
  '/sso/login',
  '/',
]

/**
 * Where a sign-in may start, the most likely first. Pure.
 * @param firstPage HTML of the SP's first page
 */
export function signInCandidates(base: string, firstPage: string, acsUrl: string | null): Candidate[] {
  const all: Candidate[] = [
    ...onPage(base, firstPage, SINGLE_SIGN_ON),
    ...(acsUrl === null ? [] : siblingsOf(base, acsUrl)),
    ...onPage(base, firstPage, SIGN_IN_WITH),
    ...USUAL_STARTS.map((at) => ({ at })),
  ]
  const seen = new Set<string>()
  return all.filter((each) => {
    const key = 'at' in each ? each.at : `press ${each.press}`
    return !seen.has(key) && seen.add(key)
  })
}

/** An address as a target file writes it: below the base where it can be. Pure. */
export function belowBase(base: string, url: string): string {
  const rest = url.startsWith(base) ? url.slice(base.length) : null
  return rest !== null && /^[/?#]/.test(rest) ? rest.replace(/^(?=[?#])/, '/') : url
}

/** Links, and buttons of forms, whose words or addresses look like it. A button whose form posts can only be pressed. */
function onPage(base: string, html: string, wanted: RegExp): Candidate[] {
  const page = new HtmlPage(`${base}/`, html)
  return [...page.namesOf('link'), ...page.namesOf('button')].flatMap((name): Candidate[] => {
    const element = page.button(name)
    const request = element && page.pressed(element, new Map())
    const words = name.replace(/\s+/g, ' ').trim()
    const path = request ? belowBase(base, request.url) : ''
    if (NOT_A_START.test(words) || NOT_A_START.test(path)) return []
    if (!wanted.test(words) && !wanted.test(path)) return []
    if (request?.method === 'GET') return new URL(request.url).origin === new URL(base).origin ? [{ at: path, onPage: true }] : []
    return words === '' ? [] : [{ press: words }]
  })
}

function siblingsOf(base: string, acsUrl: string): Candidate[] {
  const { pathname } = new URL(acsUrl, `${base}/`)
  // The SP may write another host into its metadata than the one that it is reached by.
  const at = belowBase(base, `${new URL(base).origin}${pathname}`)
  const folder = at.slice(0, at.lastIndexOf('/'))
  return SIBLINGS.map((name) => ({ at: `${folder}/${name}` }))
}
