import type { DriverName } from '../results.ts'

/** The page that a person would be looking at now. */
export interface PageSeen {
  url: string
  status: number | null
  text: string
  html: string
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
  /** Presses the button or link, follows redirects, and lets pages that post themselves do so. */
  press(name: string): Promise<void>
  /** A request with this browser's cookies, outside the page. */
  getJson(url: string): Promise<{ status: number; body: unknown }>
  /** A picture for the report; null where there is nothing to see. */
  screenshot(): Promise<Buffer | null>
  close(): Promise<void>
}

/** What the driver could not do, in words for the report. */
export class DriverError extends Error {}
