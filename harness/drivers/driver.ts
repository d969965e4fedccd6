import type { DriverName } from '../results.ts'

/** The page that a person would be looking at now. */
export interface PageSeen {
  url: string
  status: number | null
  text: string
  html: string
}

/** What an address of the SP answers to this browser. */
export interface Peek {
  status: number
  body: string
  /** Where the answer leads, when that is another site: nobody followed it. */
  leadsAway: string | null
}

/** One browser, or what stands for one: a cookie jar, a page, and hands that find things by their visible names. */
export interface Driver {
  name: DriverName
  open(url: string): Promise<void>
  page(): Promise<PageSeen>
  /** Whether a field with this label is on the page. */
  hasField(label: string): Promise<boolean>
  /** Whether a button or link with this name is on the page. */
  hasButton(name: string): Promise<boolean>
  fill(label: string, value: string): Promise<void>
  /** Chooses the entry of a list by the words that are shown. */
  select(label: string, entry: string): Promise<void>
  /** Turns a box or switch on or off, or chooses one of several. */
  check(label: string, on: boolean): Promise<void>
  /** Presses the button or link (or what has the role), follows redirects, and lets pages that post themselves do so. */
  press(name: string, role?: string): Promise<void>
  /** Sends a form to an address as a page of another site does, follows redirects. @param from the address of that page */
  post(url: string, fields: readonly [name: string, value: string][], from: string): Promise<void>
  /** Asks an address with this browser's cookies, outside the page; redirects are followed within the site. */
  peek(url: string): Promise<Peek>
  /** Like `peek`, for what a person would see in a second tab: after scripts, where the driver runs them. */
  render(url: string): Promise<Peek>
  /** The value of a cookie that this browser would send to the address, or null. */
  cookie(name: string, url: string): Promise<string | null>
  /** The names of the cookies that this browser would send to the address. */
  cookieNames(url: string): Promise<string[]>
  /** A picture for the report; null where there is nothing to see. */
  screenshot(): Promise<Buffer | null>
  close(): Promise<void>
}

/** What the driver could not do, in words for the report. */
export class DriverError extends Error {
  /** Where the browser was going, when it could not get there. */
  readonly address: string | null

  constructor(message: string, address: string | null = null) {
    super(message)
    this.address = address
  }
}

export interface DriverOptions {
  /** @param how the way there, where it is not the page itself that goes. @throws for an address that the browser may not go to */
  allow?: (url: string, how?: string) => void
  /** How long a page may take to come to rest, in milliseconds. */
  pageMs?: number
}

export const PAGE_MS = 15_000

/** Most redirects that are followed in one go; browsers stop at 20. */
export const MAX_HOPS = 20
