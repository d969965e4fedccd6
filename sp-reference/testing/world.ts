import type { AuditRecord } from '../audit/audit.ts'
import { createSp, type Sp } from '../index.ts'
import type { AccountView } from '../observe/account-view.ts'
import { createBrowser, type TestBrowser } from './browser.ts'
import { makeResponse, type Person, provider, readAuthnRequest } from './fake-idp.ts'

export interface Place {
  entityId: string
  acsUrl: string
  loginUrl: string
  signInUrl: string
  homeUrl: string
}

export interface SignInOptions {
  browser?: TestBrowser
  query?: string
  now?: Date
}

/** An organisation of a running service provider, as tests see it. */
export interface World {
  sp: Sp
  slug: string
  places: Record<string, Place>
  place(id: string): Place
  api(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  accounts(): Promise<AccountView[]>
  audit(): Promise<AuditRecord[]>
  session(browser: TestBrowser): Promise<Record<string, unknown>>
  /** Login, Response by the fake identity provider, and the POST to the ACS; what comes after is left to the caller. */
  post(place: string, person: Person, options?: SignInOptions): Promise<{ browser: TestBrowser; posted: Response }>
  /** The whole flow, on to the last page. */
  signIn(place: string, person: Person, options?: SignInOptions): Promise<{ browser: TestBrowser; last: Response }>
}

export const token = 'test-token'
let count = 0

export const startSp = (options: { smtpUrl?: string; allowInternalMetadata?: boolean; stateDir?: string } = {}): Promise<Sp> =>
  createSp({ testToken: token, allowInternalMetadata: true, ...options }).start()

/** Sets an organisation up, with the fake identity provider at each of its places unless it is not to be configured. */
export async function createWorld(
  sp: Sp,
  spec: Record<string, unknown>,
  { configured = true }: { configured?: boolean } = {},
): Promise<World> {
  count += 1
  const slug = `org-${process.pid}-${count}`
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${sp.url}/test/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as unknown }
  }
  const made = await send('POST', '/organisations', { slug, ...spec })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  const { places, sessionUrl } = made.body as { places: Record<string, Place>; sessionUrl: string }
  const api = (method: string, path: string, body?: unknown) => send(method, `/organisations/${slug}${path}`, body)
  const own = configured ? Object.keys(places).filter((id) => !/^(chat|portal)\//.test(id)) : []
  for (const id of own) await api('PUT', `/providers/${id}`, provider)
  const place = (id: string): Place => {
    const found = places[id]
    if (!found) throw new Error(`no place ${id}`)
    return found
  }
  const post: World['post'] = async (id, person, { browser = createBrowser(), query = '', now } = {}) => {
    const { loginUrl, entityId, acsUrl } = place(id)
    const login = await browser.get(`${loginUrl}${query}`)
    const location = login.headers.get('location')
    if (location === null) return { browser, posted: login }
    const request = readAuthnRequest(location)
    const SAMLResponse = makeResponse(person, { acsUrl, entityId, inResponseTo: request.id, ...(now ? { now } : {}) })
    const relayState = request.relayState === null ? {} : { RelayState: request.relayState }
    return { browser, posted: await browser.post(acsUrl, { SAMLResponse, ...relayState }) }
  }
  return {
    sp,
    slug,
    places,
    place,
    api,
    accounts: async () => ((await api('GET', '/accounts')).body as { accounts: AccountView[] }).accounts,
    audit: async () => ((await api('GET', '/audit')).body as { entries: AuditRecord[] }).entries,
    session: async (browser) => (await (await browser.get(sessionUrl)).json()) as Record<string, unknown>,
    post,
    async signIn(id, person, options) {
      const { browser, posted } = await post(id, person, options)
      return { browser, last: await browser.follow(posted) }
    },
  }
}

/** The code on a refusal page, or null. */
export const refusalCode = async (response: Response): Promise<string | null> =>
  /id="refusal-code">([^<]+)</.exec(await response.text())?.[1] ?? null
