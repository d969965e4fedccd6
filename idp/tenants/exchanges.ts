import type { App } from '../directory/schema.ts'
import type { KnownNames, Subject } from '../profiles/profile.ts'

/** One sign-in attempt as it went over the wire, kept raw: evidence, not a log line. */
export interface Exchange {
  id: string
  at: string
  app: string
  person: string | null
  flow: 'sp-initiated' | 'idp-initiated'
  /** `query`: the parameters of the address, as they came; missing where it came by a form. */
  authnRequest: { raw: string; query?: string; xml: string; id: string; issuer: string; acsUrl: string | null } | null
  /** What came and could not be read as a request, bounded; missing where it could, and where nothing came. */
  unread?: { raw: string; binding: 'http-redirect' | 'http-post'; isCut: boolean }
  relayState: string | null
  response: SentResponse | null
  refusal: { code: string; text: string } | null
  /** Missing: a sign-in. Else what somebody at the inspector did with an earlier one. */
  sent?: { how: 'again' | 'edited' | 'fresh'; of: string }
  /** What the SP has to hold the Response against; missing where there is none. */
  expected?: Expected
}

/** As it was when the Response was sent: settings and certificates change. */
export interface Expected {
  issuer: string
  audience: string
  acsUrl: string
  /** null: nobody has asked. */
  requestId: string | null
  /** PEM, of those that metadata may name. */
  certificates: string[]
}

/** What a Response was made of, as it was then: apps, people and assignments are replaced when they change, never changed. Kept beside, since it holds passwords. */
export interface Sources {
  app: App
  /** Other people, to whom an expression may lead, are as they are now. */
  subject: Subject
  known: KnownNames
  signedInAt: Date
  acsUrl: string
}

/** What a request is held against, as it was when it came. */
export interface Moment {
  /** The app that it was for; null: none was found. */
  app: App | null
  /** Every name under which an SP was known. */
  audiences: readonly string[]
  /** PEM of the one that the app signed with; null: there was no app. */
  certificate: string | null
}

export interface SentResponse {
  id: string
  xml: string
  base64: string
  /** Id of the mutation that bent it; null: honest. */
  mutation: string | null
  /** The exchange whose message somebody has edited to this one, which then waited for a sign-in. */
  editedFrom?: string
  /** The identity that a forged part claims, so that a report can say whom the SP believed. */
  canary: string | null
  /** What was encrypted, in the clear and without signatures; missing where nothing was. */
  clearXml?: string
}

/** The last `limit` exchanges of a tenant. */
export class ExchangeLog {
  #entries: Exchange[] = []
  #count = 0
  readonly #sources = new WeakMap<Exchange, Sources>()
  readonly #moments = new WeakMap<Exchange, Moment>()
  readonly #limit: number

  constructor(limit = 1000) {
    this.#limit = limit
  }

  record(exchange: Omit<Exchange, 'id'>, sources?: Sources, moment?: Moment): Exchange {
    const entry = { id: `x${++this.#count}`, ...exchange }
    if (sources) this.#sources.set(entry, sources)
    if (moment) this.#moments.set(entry, moment)
    this.#entries.push(entry)
    if (this.#entries.length > this.#limit) this.#entries.shift()
    return entry
  }

  list({ app, person }: { app?: string | undefined; person?: string | undefined } = {}): Exchange[] {
    return this.#entries.filter(
      (each) => (app === undefined || each.app === app) && (person === undefined || each.person === person),
    )
  }

  get(id: string): Exchange | undefined {
    return this.#entries.find((each) => each.id === id)
  }

  /** What its Response was made of; undefined where there is none with a person in it. */
  sourcesOf(exchange: Exchange): Sources | undefined {
    return this.#sources.get(exchange)
  }

  /** Those before it, oldest first. */
  before(exchange: Exchange): Exchange[] {
    return this.#entries.slice(0, Math.max(0, this.#entries.indexOf(exchange)))
  }

  /** What its request is held against. */
  momentOf(exchange: Exchange): Moment | undefined {
    return this.#moments.get(exchange)
  }

  /** The last Response that was sent for this person and app. */
  lastResponse(app: string, person: string): SentResponse | null {
    return this.list({ app, person }).findLast((each) => each.response !== null)?.response ?? null
  }
}
