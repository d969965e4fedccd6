import type { Browser, BrowserContext, Locator, Page } from 'playwright'
import { type Driver, DriverError, type DriverOptions, PAGE_MS, type PageSeen, type Peek } from './driver.ts'
import { type Fence, fenceContext, fencePage } from './fence.ts'
import { optionValue } from './html-elements.ts'
import { HtmlPage } from './html-page.ts'
import { answerOf, buttonOn, elementOn, fieldOn, settle } from './locate.ts'
import { buttonsOnOffer, elementsOnOffer, entriesOnOffer, fieldsOnOffer } from './on-offer.ts'
import { peekAt } from './peek-at.ts'
import { postFrom } from './post-from.ts'
import { showsAny } from './shows-any.ts'
import { Windows } from './windows.ts'

const ACTION_MS = 10_000

export interface BrowserOptions extends DriverOptions {
  trace: boolean
  /** Texts that no picture shows. */
  secrets?: readonly string[]
  /** The pages go on by script: wait until the network is quiet, too. */
  scripts?: boolean
  /** Certificates were held against the target's own authority before. */
  ownAuthority?: boolean
}

/** A real browser page in a context of its own. Things are found by label and role, as a person finds them. */
export async function createBrowserDriver(browser: Browser, options: BrowserOptions): Promise<BrowserDriver> {
  const context = await browser.newContext({
    viewport: { width: 1024, height: 768 },
    reducedMotion: 'reduce',
    ignoreHTTPSErrors: options.ownAuthority ?? false,
  })
  context.setDefaultTimeout(ACTION_MS)
  if (options.trace) await context.tracing.start({ snapshots: true, screenshots: false })
  const driver = new BrowserDriver(context, await Windows.first(context), options)
  await driver.fenceIn()
  return driver
}

export class BrowserDriver implements Driver {
  readonly name = 'browser'
  private readonly context: BrowserContext
  private readonly windows: Windows
  private readonly options: BrowserOptions
  private fence: Fence | null = null
  private ledAstray: unknown = null
  /** Pictures that were not taken, a sentence each. */
  readonly withheld: string[] = []

  constructor(context: BrowserContext, windows: Windows, options: BrowserOptions) {
    this.context = context
    this.windows = windows
    this.options = options
  }

  /** Has to be done once before the page goes anywhere. */
  async fenceIn(): Promise<void> {
    const { allow } = this.options
    if (!allow) return
    const judge = (url: string, isWindow: boolean) => allow(url, isWindow ? 'a new window leads there' : undefined)
    this.fence = await fenceContext(this.current, judge, (error) => {
      this.ledAstray ??= error
    })
  }

  async open(url: string): Promise<void> {
    this.options.allow?.(url)
    await this.worded(`opening ${url}`, () => this.current.goto(url, { waitUntil: 'load', timeout: this.pageMs }))
    await this.settle()
  }

  async page(): Promise<PageSeen> {
    const seen = {
      url: this.current.url(),
      status: this.windows.status,
      text: await this.seen(this.current.locator('body').innerText()),
      html: await this.seen(this.current.content()),
    }
    await this.refuseAstray()
    return seen
  }

  hasField(label: string): Promise<boolean> {
    return this.seen(fieldOn(this.current, label).isVisible())
  }

  hasButton(name: string): Promise<boolean> {
    return this.seen(buttonOn(this.current, name).isVisible())
  }

  async fill(label: string, value: string): Promise<void> {
    await this.worded(`filling "${label}"`, () => this.onField(label, (field) => field.fill(value)))
  }

  async select(label: string, entry: string): Promise<void> {
    await this.worded(`choosing "${entry}" in "${label}"`, () =>
      this.onField(label, (field) =>
        field.selectOption({ label: entry }).catch(async (error: unknown) => {
          const list = (await this.parsed()).field(label)
          if (list === null || optionValue(list, entry) !== null) throw error
          throw new Error(`there is no entry "${entry}"${entriesOnOffer(list, entry)}`)
        }),
      ),
    )
  }

  async check(label: string, on: boolean): Promise<void> {
    await this.worded(`turning "${label}" ${on ? 'on' : 'off'}`, () => fieldOn(this.current, label).setChecked(on))
  }

  async press(name: string, role?: string): Promise<void> {
    await this.worded(`pressing "${name}"`, async () => {
      const element = role === undefined ? buttonOn(this.current, name) : elementOn(this.current, role, name)
      await this.windows.follow(this.pageMs, () =>
        element.click().catch(async (error: unknown) => {
          if ((await this.seen(element.count())) > 0) throw error
          const page = await this.parsed()
          if (role !== undefined) throw new Error(`no ${role} "${name}" is there${elementsOnOffer(page, role, name)}`)
          throw new Error(`no button or link "${name}" is there${buttonsOnOffer(page, name)}`)
        }),
      )
    })
    await this.settle()
  }

  async post(url: string, fields: readonly [name: string, value: string][], from: string): Promise<void> {
    this.options.allow?.(url)
    await this.worded(`posting a form to ${url}`, () => postFrom(this.current, { url, fields, from, pageMs: this.pageMs }))
    await this.settle()
  }

  async peek(url: string): Promise<Peek> {
    await this.refuseAstray()
    this.options.allow?.(url)
    return peekAt(this.context, url, this.pageMs)
  }

  async render(url: string): Promise<Peek> {
    const plain = await this.peek(url)
    if (plain.leadsAway !== null || !this.options.scripts) return plain
    const tab = await this.context.newPage()
    try {
      const { origin } = new URL(url)
      // A page that sends the person away to sign in shows nobody; following it would sign the person in.
      await fencePage(tab, (to) => demandOrigin(to, origin))
      await tab.goto(url, { waitUntil: 'load', timeout: this.pageMs })
      await settle(tab, { pageMs: this.pageMs, scripts: true })
      return { status: plain.status, body: await answerOf(tab, tab.content(), this.pageMs), leadsAway: null }
    } finally {
      await tab.close()
    }
  }

  async cookie(name: string, url: string): Promise<string | null> {
    return (await this.context.cookies(url)).find((each) => each.name === name)?.value ?? null
  }

  async cookieNames(url: string): Promise<string[]> {
    return (await this.context.cookies(url)).map((each) => each.name)
  }

  async screenshot(): Promise<Buffer | null> {
    const { secrets = [] } = this.options
    if (secrets.length > 0 && (await this.seen(showsAny(this.current, secrets)))) {
      this.withheld.push(
        `No picture of ${this.current.url()} is kept: the page shows a secret of the target file, or could not be searched for one.`,
      )
      return null
    }
    return this.current.screenshot({ fullPage: true, animations: 'disabled', type: 'jpeg', quality: 70 })
  }

  /** Ends the trace; it is written only when a path is given. */
  async stopTrace(file: string | null): Promise<void> {
    if (this.options.trace) await this.context.tracing.stop(file ? { path: file } : {})
  }

  async close(): Promise<void> {
    await this.context.close()
    await this.fence?.remove()
  }

  private get current(): Page {
    return this.windows.front
  }

  private get pageMs(): number {
    return this.options.pageMs ?? PAGE_MS
  }

  private seen<Seen>(look: Promise<Seen>): Promise<Seen> {
    return answerOf(this.current, look, this.pageMs)
  }

  /** What the page is without a browser, for words about what it has. */
  private async parsed(): Promise<HtmlPage> {
    return new HtmlPage(this.current.url(), await this.seen(this.current.content()))
  }

  /** @throws Error naming the fields that there are when there is none with this label */
  private async onField(label: string, act: (field: Locator) => Promise<unknown>): Promise<void> {
    const field = fieldOn(this.current, label)
    await act(field).catch(async (error: unknown) => {
      if ((await this.seen(field.count())) > 0) throw error
      throw new Error(`no field labelled "${label}" is there${fieldsOnOffer(await this.parsed(), label)}`)
    })
  }

  private async settle(): Promise<void> {
    await this.windows.untilFrontStays((page) => settle(page, { pageMs: this.pageMs, scripts: this.options.scripts ?? false }))
    await this.fence?.windowsOpened()
    await this.refuseAstray()
  }

  /** @throws what forbade the way that the page was about to go */
  private async refuseAstray(): Promise<void> {
    if (this.ledAstray === null) return
    const astray = this.ledAstray
    this.ledAstray = null
    // The error page of the way not taken may come in between; it shows nothing either.
    await this.current.goto('about:blank').catch(() => undefined)
    throw astray
  }

  private async worded(what: string, action: () => Promise<unknown>): Promise<void> {
    try {
      await action()
    } catch (error) {
      await this.refuseAstray()
      const first = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
      throw new DriverError(`${what} on ${this.current.url()}: ${first}`, / at (https?:\S+)/.exec(first)?.[1] ?? null)
    }
  }
}

function demandOrigin(url: string, origin: string): void {
  if (new URL(url).origin !== origin) throw new DriverError(`${url} is not at ${origin}`)
}
