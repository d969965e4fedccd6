import type { BrowserContext } from 'playwright'
import { boundedBody } from '../bounded-text.ts'
import { DriverError, MAX_HOPS, type Peek } from './driver.ts'

/** What an address answers to this browser's cookies, without a page. Redirects are followed as long as they stay at its origin. @param pageMs milliseconds for each answer */
export async function peekAt(context: BrowserContext, url: string, pageMs: number): Promise<Peek> {
  const { origin } = new URL(url)
  let at = url
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const answer = await context.request.get(at, { timeout: pageMs, maxRedirects: 0 })
    const location = answer.status() >= 300 && answer.status() < 400 ? answer.headers().location : undefined
    if (!location) return { status: answer.status(), body: boundedBody(await answer.body()), leadsAway: null }
    at = new URL(location, at).href
    if (new URL(at).origin !== origin) return { status: answer.status(), body: '', leadsAway: at }
  }
  throw new DriverError(`more than ${MAX_HOPS} redirects, the last to ${at}`)
}
