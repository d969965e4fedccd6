import { CookieJar } from 'tough-cookie'
import { boundedText } from '../bounded-text.ts'
import { wordsOf } from '../errors.ts'
import { type Driver, DriverError, type DriverOptions, MAX_HOPS, PAGE_MS, type PageSeen, type Peek } from './driver.ts'
import { optionValue } from './html-elements.ts'
import { type FormRequest, HtmlPage, type Typed } from './html-page.ts'
import { buttonsOnOffer, entriesOnOffer, fieldsOnOffer } from './on-offer.ts'

/** A browser's manners without a browser: cookies with their SameSite rules, redirects, forms found by their labels. It runs no scripts. */
export function createHttpDriver(options: DriverOptions = {}): Driver {
  const jar = new CookieJar(undefined, { looseMode: true, rejectPublicSuffixes: false })
  const client: Client = { jar, allow: options.allow ?? (() => undefined), timeoutMs: options.pageMs ?? PAGE_MS }
  let page = new HtmlPage('about:blank', '')
  let status: number | null = null
  let typed = new Map<ReturnType<HtmlPage['field']> & object, Typed>()

  /** @param initiator the page that caused the request; null when the person typed the address */
  async function send(first: FormRequest, initiator: string | null): Promise<void> {
    let request = first
    let from = initiator
    for (let hop = 0; hop < MAX_HOPS; hop++) {
      const answer = await fetchOnce(client, request, from)
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
      const next = page.selfPostingForm() ?? page.refresh()
      if (!next) return
      from = page.url
      request = next
    }
    throw new DriverError(`more than ${MAX_HOPS} redirects, the last to ${request.url}`)
  }

  async function peek(url: string): Promise<Peek> {
    let at = url
    for (let hop = 0; hop < MAX_HOPS; hop++) {
      const answer = await fetchOnce(client, { url: at, method: 'GET', fields: [] }, null)
      const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null
      if (!location) return { status: answer.status, body: await textOf(answer, at), leadsAway: null }
      await answer.body?.cancel()
      at = new URL(location, at).href
      if (new URL(at).origin !== new URL(url).origin) return { status: answer.status, body: '', leadsAway: at }
    }
    throw new DriverError(`more than ${MAX_HOPS} redirects, the last to ${at}`)
  }

  function type(label: string, value: (field: NonNullable<ReturnType<HtmlPage['field']>>) => Typed): void {
    const field = page.field(label)
    if (!field) throw new DriverError(`no field labelled "${label}" on ${page.url}${fieldsOnOffer(page, label)}`)
    typed.set(field, value(field))
  }

  return {
    name: 'http',
    open: (url) => send({ url, method: 'GET', fields: [] }, null),
    page: async (): Promise<PageSeen> => ({ url: page.url, status, text: page.text(), html: page.html }),
    hasField: async (label) => page.field(label) !== null,
    hasButton: async (name) => page.button(name) !== null,
    fill: async (label, value) => type(label, () => value),
    select: async (label, entry) =>
      type(label, (field) => {
        const value = optionValue(field, entry)
        if (value === null)
          throw new DriverError(`"${label}" on ${page.url} has no entry "${entry}"${entriesOnOffer(field, entry)}`)
        return value
      }),
    check: async (label, on) =>
      type(label, (field) => {
        const others = page.rivalsOf(field)
        if (others === null) throw new DriverError(`"${label}" on ${page.url} is nothing that can be turned on or off`)
        if (on) for (const other of others) typed.set(other, false)
        return on
      }),
    async press(name, role = 'button') {
      if (role !== 'button' && role !== 'link')
        throw new DriverError(`only buttons and links can be pressed without a browser, not a ${role}; say "driver: browser"`)
      const button = page.button(name)
      const request = button && page.pressed(button, typed)
      if (!request) throw new DriverError(`no button or link "${name}" on ${page.url}${buttonsOnOffer(page, name)}`)
      await send(request, page.url)
    },
    post: (url, fields, from) => send({ url, method: 'POST', fields: [...fields] }, from),
    peek,
    render: peek,
    cookie: async (name, url) => (await jar.getCookies(url)).find((each) => each.key === name)?.value ?? null,
    cookieNames: async (url) => (await jar.getCookies(url)).map((each) => each.key),
    screenshot: async () => null,
    close: async () => {},
  }
}

interface Client {
  jar: CookieJar
  allow(url: string): void
  timeoutMs: number
}

async function fetchOnce(client: Client, request: FormRequest, initiator: string | null): Promise<Response> {
  const { jar } = client
  client.allow(request.url)
  const url = new URL(request.url)
  const headers = new Headers({ accept: 'text/html,application/json;q=0.9' })
  const cookies = await jar.getCookieString(request.url, { sameSiteContext: sameSiteContext(request, initiator) })
  if (cookies) headers.set('cookie', cookies)
  const init: RequestInit = { method: request.method, headers, redirect: 'manual', signal: AbortSignal.timeout(client.timeoutMs) }
  if (request.method === 'POST') init.body = new URLSearchParams(request.fields)
  else for (const [name, value] of request.fields) url.searchParams.append(name, value)
  try {
    const answer = await fetch(url, init)
    for (const cookie of answer.headers.getSetCookie()) await jar.setCookie(cookie, request.url, { ignoreError: true })
    return answer
  } catch (error) {
    throw new DriverError(`${request.method} ${url.origin}${url.pathname} got no answer: ${wordsOf(error)}`, url.href)
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
