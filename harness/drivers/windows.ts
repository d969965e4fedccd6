import type { BrowserContext, Page, Request, Response } from 'playwright'

/** A press that leads nowhere, as on a page that only opens a panel, is not waited for longer. */
const STAYS_MS = 1_000

/** The windows of one person. What they look at is the one that opened last of those that a press of theirs opened. */
export class Windows {
  private readonly context: BrowserContext
  private readonly opened: Page[]
  private readonly statuses = new WeakMap<Page, number>()
  /** The status of a window that Playwright does not know yet. */
  private unborn: number | null = null

  static async first(context: BrowserContext): Promise<Windows> {
    return new Windows(context, await context.newPage())
  }

  private constructor(context: BrowserContext, page: Page) {
    this.context = context
    this.opened = [page]
    context.on('response', (response) => this.note(response))
  }

  /** The window that the person looks at: when one closes, the one before it. */
  get front(): Page {
    return this.opened.findLast((page) => !page.isClosed()) ?? (this.opened[0] as Page)
  }

  /** The status of the answer that the front window shows. */
  get status(): number | null {
    return this.statuses.get(this.front) ?? null
  }

  /**
   * Presses something, and waits until the window has gone where it leads, or until another window has opened in front of it.
   * @param ms how long the answer may take
   */
  async follow(ms: number, press: () => Promise<void>): Promise<void> {
    const page = this.front
    const opens = this.context.waitForEvent('page', { timeout: ms }).catch(() => null)
    const asksFor = (isWanted: (request: Request) => boolean) =>
      this.context.waitForEvent('request', { timeout: STAYS_MS, predicate: isWanted }).catch(() => null)
    const leaves = asksFor((request) => documentOf(request) === page)
    // A window is told of when its first answer is there, which may be long after it opened.
    const asks = asksFor((request) => documentOf(request) === 'unborn')
    const moved = page
      .waitForEvent('framenavigated', { timeout: ms, predicate: (frame) => frame === page.mainFrame() })
      .catch(() => null)
    await press()
    const way = await Promise.race([
      leaves.then((it) => it && 'leaves'),
      asks.then((it) => it && 'opens'),
      opens.then((it) => it && 'opens'),
    ])
    if (way === 'leaves') await moved
    const window = way === 'opens' ? await opens : null
    if (!window) return
    if (this.unborn !== null) this.statuses.set(window, this.unborn)
    this.unborn = null
    this.opened.push(window)
  }

  /** Waits for the front window; when that one closes meanwhile, as one does that only carried a sign-in, for the one behind it. */
  async untilFrontStays(settle: (page: Page) => Promise<void>): Promise<void> {
    for (;;) {
      const page = this.front
      try {
        return await settle(page)
      } catch (error) {
        if (!page.isClosed() || this.front === page) throw error
      }
    }
  }

  private note(response: Response): void {
    const page = documentOf(response.request())
    if (page === 'unborn') this.unborn = response.status()
    else if (page) this.statuses.set(page, response.status())
  }
}

/** The window whose document is asked for; null where something else is. */
function documentOf(request: Request): Page | 'unborn' | null {
  if (!request.isNavigationRequest()) return null
  try {
    const frame = request.frame()
    return frame.parentFrame() === null ? frame.page() : null
  } catch {
    // Playwright has no frame for a window that has not had an answer yet.
    return 'unborn'
  }
}
