/** One sign-in attempt as it went over the wire, kept raw: evidence, not a log line. */
export interface Exchange {
  id: string
  at: string
  app: string
  person: string | null
  flow: 'sp-initiated' | 'idp-initiated'
  authnRequest: { raw: string; xml: string; id: string; issuer: string; acsUrl: string | null } | null
  relayState: string | null
  response: SentResponse | null
  refusal: { code: string; text: string } | null
}

export interface SentResponse {
  id: string
  xml: string
  base64: string
  /** Id of the mutation that bent it; null: honest. */
  mutation: string | null
  /** The identity that a forged part claims, so that a report can say whom the SP believed. */
  canary: string | null
  /** What was encrypted, in the clear and without signatures; missing where nothing was. */
  clearXml?: string
}

/** The last `limit` exchanges of a tenant. */
export class ExchangeLog {
  #entries: Exchange[] = []
  #count = 0
  readonly #limit: number

  constructor(limit = 1000) {
    this.#limit = limit
  }

  record(exchange: Omit<Exchange, 'id'>): Exchange {
    const entry = { id: `x${++this.#count}`, ...exchange }
    this.#entries.push(entry)
    if (this.#entries.length > this.#limit) this.#entries.shift()
    return entry
  }

  list({ app, person }: { app?: string | undefined; person?: string | undefined } = {}): Exchange[] {
    return this.#entries.filter(
      (each) => (app === undefined || each.app === app) && (person === undefined || each.person === person),
    )
  }

  /** The last Response that was sent for this person and app. */
  lastResponse(app: string, person: string): SentResponse | null {
    return this.list({ app, person }).findLast((each) => each.response !== null)?.response ?? null
  }
}
