import type { Browser, BrowserContext, Locator, Page } from 'playwright'
import { type Driver, DriverError, type PageSeen } from './driver.ts'

const ACTION_MS = 10_000
const SETTLE_MS = 15_000

/** A real browser page in a context of its own. Things are found by label and role, as a person finds them. */
export async function createBrowserDriver(browser: Browser, options: { trace: boolean }): Promise<BrowserDriver> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, reducedMotion: 'reduce' })
  context.setDefaultTimeout(ACTION_MS)
  if (options.trace) await context.tracing.start({ snapshots: true, screenshots: false })
  return new BrowserDriver(context, await context.newPage())
}

export class BrowserDriver implements Driver {
  readonly name = 'browser'
  private readonly context: BrowserContext
  private readonly current: Page
  private status: number | null = null

  constructor(context: BrowserContext, page: Page) {
    this.context = context
    this.current = page
    page.on('response', (response) => {
      const request = response.request()
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) this.status = response.status()
    })
  }

  async open(url: string): Promise<void> {
    await this.worded(`opening ${url}`, () => this.current.goto(url, { waitUntil: 'load', timeout: SETTLE_MS }))
    await this.settle()
  }

  async page(): Promise<PageSeen> {
    return {
      url: this.current.url(),
      status: this.status,
      text: await this.current.locator('body').innerText(),
      html: await this.current.content(),
    }
  }

  hasField(label: string): Promise<boolean> {
    return this.field(label).isVisible()
  }

  hasButton(name: string): Promise<boolean> {
    return this.button(name).isVisible()
  }

  async fill(label: string, value: string): Promise<void> {
    await this.worded(`filling "${label}"`, () => this.field(label).fill(value))
  }

  async press(name: string): Promise<void> {
    await this.worded(`pressing "${name}"`, async () => {
      const moved = this.current.waitForEvent('framenavigated', {
        timeout: ACTION_MS,
        predicate: (frame) => frame === this.current.mainFrame(),
      })
      await Promise.all([moved, this.button(name).click()])
    })
    await this.settle()
  }

  async getJson(url: string): Promise<{ status: number; body: unknown }> {
    const answer = await this.context.request.get(url, { timeout: ACTION_MS, maxRedirects: 0 })
    const text = await answer.text()
    try {
      return { status: answer.status(), body: JSON.parse(text) }
    } catch {
      return { status: answer.status(), body: text }
    }
  }

  screenshot(): Promise<Buffer> {
    return this.current.screenshot({ fullPage: true, animations: 'disabled', type: 'jpeg', quality: 70 })
  }

  /** Ends the trace; it is written only when a path is given. */
  async stopTrace(file: string | null): Promise<void> {
    await this.context.tracing.stop(file ? { path: file } : {})
  }

  async close(): Promise<void> {
    await this.context.close()
  }

  /** Waits until the page has loaded and does not post itself on any more. */
  private async settle(): Promise<void> {
    const until = Date.now() + SETTLE_MS
    while (Date.now() < until) {
      try {
        await this.current.waitForLoadState('load', { timeout: Math.max(1, until - Date.now()) })
        const posting = await this.current.locator('input[name="SAMLResponse"], input[name="SAMLRequest"]').count()
        if (posting === 0) return
        await this.current.waitForEvent('framenavigated', {
          timeout: 3_000,
          predicate: (frame) => frame === this.current.mainFrame(),
        })
      } catch (error) {
        // A navigation in the middle of a look is what is being waited for; anything else ends by the time limit.
        if (this.current.isClosed()) throw error
      }
    }
    throw new DriverError(`the page at ${this.current.url()} did not come to rest within ${SETTLE_MS / 1000} s`)
  }

  private field(label: string): Locator {
    return this.current.getByLabel(label, { exact: true }).first()
  }

  private button(name: string): Locator {
    const button = this.current.getByRole('button', { name, exact: true })
    return button.or(this.current.getByRole('link', { name, exact: true })).first()
  }

  private async worded(what: string, action: () => Promise<unknown>): Promise<void> {
    try {
      await action()
    } catch (error) {
      const first = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
      throw new DriverError(`${what} on ${this.current.url()}: ${first}`)
    }
  }
}
