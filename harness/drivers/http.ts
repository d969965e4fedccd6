import { CookieJar } from 'tough-cookie'
import { boundedText } from '../bounded-text.ts'
import { wordsOf } from '../errors.ts'
import { type Driver, DriverError, type PageSeen } from './driver.ts'
import { type FormRequest, HtmlPage } from './html-page.ts'

const TIMEOUT_MS = 15_000
const MAX_HOPS = 20

/** A browser's manners without a browser: cookies with their SameSite rules, redirects, forms found by their labels. It runs no scripts. */
export function createHttpDriver(): Driver {
  const jar = new CookieJar(undefined, { looseMode: true, rejectPublicSuffixes: false })
  let page = new HtmlPage('about:blank', '')
  let status: number | null = null
  let typed = new Map<ReturnType<HtmlPage['field']> & object, string>()

  /** @param initiator the page that caused the request; null when the person typed the address */
  async function send(first: FormRequest, initiator: string | null): Promise<void> {
    let request = first
    let from = initiator
    for (let hop = 0; hop < MAX_HOPS; hop++) {
      const answer = await fetchOnce(jar, request, from)
      const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null
      if (location) {
        const keepsMethod = answer.status === 307 || answer.status === 308
        const url = new URL(location, request.url).href
        request = keepsMethod ? { ...request, url } : { url, method: 'GET', fields: [] }
        continue
      }
      page = new HtmlPage(request.url, await textOf(answer, request.url))
      status = answer.status
      typed = new Map()
      const next = page.selfPostingForm()
      if (!next) return
      from = page.url
      request = next
    }
    throw new DriverError(`more than ${MAX_HOPS} redirects, the last to ${request.url}`)
  }

  return {
    name: 'http',
    open: (url) => send({ url, method: 'GET', fields: [] }, null),
    page: async (): Promise<PageSeen> => ({ url: page.url, status, text: page.text(), html: page.html }),
    hasField: async (label) => page.field(label) !== null,
    hasButton: async (name) => page.button(name) !== null,
    async fill(label, value) {
      const field = page.field(label)
      if (!field) throw new DriverError(`no field labelled "${label}" on ${page.url}`)
      typed.set(field, value)
    },
    async press(name) {
      const button = page.button(name)
      const request = button && page.pressed(button, typed)
      if (!request) throw new DriverError(`no button or link "${name}" on ${page.url}`)
      await send(request, page.url)
    },
    async getJson(url) {
      const answer = await fetchOnce(jar, { url, method: 'GET', fields: [] }, null)
      const text = await textOf(answer, url)
      try {
        return { status: answer.status, body: JSON.parse(text) }
      } catch {
        return { status: answer.status, body: text }
      }
    },
    screenshot: async () => null,
    close: async () => {},
  }
}

async function fetchOnce(jar: CookieJar, request: FormRequest, initiator: string | null): Promise<Response> {
  const url = new URL(request.url)
  const headers = new Headers({ accept: 'text/html,application/json;q=0.9' })
  const cookies = await jar.getCookieString(request.url, { sameSiteContext: sameSiteContext(request, initiator) })
  if (cookies) headers.set('cookie', cookies)
  const init: RequestInit = { method: request.method, headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) }
  if (request.method === 'POST') init.body = new URLSearchParams(request.fields)
  else for (const [name, value] of request.fields) url.searchParams.append(name, value)
  try {
    const answer = await fetch(url, init)
    for (const cookie of answer.headers.getSetCookie()) await jar.setCookie(cookie, request.url, { ignoreError: true })
    return answer
  } catch (error) {
    throw new DriverError(`${request.method} ${url.origin}${url.pathname} got no answer: ${wordsOf(error)}`)
  }
}

async function textOf(answer: Response, url: string): Promise<string> {
  try {
    return await boundedText(answer)
  } catch (error) {
    throw new DriverError(`${url} gave no whole answer: ${wordsOf(error)}`)
  }
}

/**
 * Which SameSite cookies go along: all of them from one's own site, only Lax ones when another site leads here by GET, neither when it posts
 * here. A cookie without the attribute goes along, as browsers let it in the first two minutes.
 */
export function sameSiteContext(
  request: Pick<FormRequest, 'url' | 'method'>,
  initiator: string | null,
): 'strict' | 'lax' | 'none' {
  const sameSite = initiator === null || new URL(initiator).hostname === new URL(request.url).hostname
  if (sameSite) return 'strict'
  return request.method === 'GET' ? 'lax' : 'none'
}
