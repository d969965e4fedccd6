import type { Locator, Page } from 'playwright'
import { DriverError } from './driver.ts'

/** Finding things on a real page as a person finds them, and waiting until it has come to rest. */

const QUIET_MS = 5_000
const LOOK_AGAIN_MS = 20

export function fieldOn(page: Page, label: string): Locator {
  // By label, a list or a text that the label is wrapped around counts as a part of it; by role and name it does not.
  const inLabel = (['combobox', 'textbox'] as const).map((role) => page.getByRole(role, { name: label, exact: true }))
  return inLabel.reduce((found, each) => found.or(each), page.getByLabel(label, { exact: true })).first()
}

export function buttonOn(page: Page, name: string): Locator {
  const button = page.getByRole('button', { name, exact: true })
  return button.or(page.getByRole('link', { name, exact: true })).first()
}

/** @param role an ARIA role, as the target file writes it */
export function elementOn(page: Page, role: string, name: string): Locator {
  return page.getByRole(role as Parameters<Page['getByRole']>[0], { name, exact: true }).first()
}

/** Between two documents the address is still the old one while the new document is there already, or the other way round. */
async function isAtRest(page: Page): Promise<boolean> {
  const seen = await page.evaluate('({ href: location.href, complete: document.readyState === "complete" })')
  const { href, complete } = seen as { href: string; complete: boolean }
  if (complete && href === page.url()) return true
  await page.waitForTimeout(LOOK_AGAIN_MS)
  return false
}

/**
 * What a look at a page gives. A page whose script runs for ever never answers, and Playwright sets most looks no limit.
 * @throws DriverError when there is no answer within `ms`
 */
export async function answerOf<Seen>(page: Page, look: Promise<Seen>, ms: number): Promise<Seen> {
  let late: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    const fail = () => reject(new DriverError(`the page at ${page.url()} did not answer within ${Math.ceil(ms / 1000)} s`))
    late = setTimeout(fail, Math.max(1, ms))
  })
  try {
    return await Promise.race([look, limit])
  } finally {
    clearTimeout(late)
  }
}

/** Waits until the page has loaded and does not post itself on any more. @throws DriverError when it does not within `pageMs` */
export async function settle(page: Page, { pageMs, scripts }: { pageMs: number; scripts: boolean }): Promise<void> {
  const until = Date.now() + pageMs
  const left = () => Math.max(1, until - Date.now())
  while (Date.now() < until) {
    try {
      await page.waitForLoadState('load', { timeout: left() })
      // A page that keeps a connection open is never quiet; it is as good as it gets then.
      if (scripts) await page.waitForLoadState('networkidle', { timeout: Math.min(QUIET_MS, left()) }).catch(() => undefined)
      const forms = page.locator('input[name="SAMLResponse"], input[name="SAMLRequest"]')
      const posting = await answerOf(page, forms.count(), left())
      if (posting === 0 && (await answerOf(page, isAtRest(page), left()))) return
      if (posting === 0) continue
      await page.waitForEvent('framenavigated', {
        timeout: Math.min(3_000, left()),
        predicate: (frame) => frame === page.mainFrame(),
      })
    } catch (error) {
      // A navigation in the middle of a look is what is being waited for; anything else ends by the time limit.
      if (page.isClosed()) throw error
    }
  }
  throw new DriverError(`the page at ${page.url()} did not come to rest within ${pageMs / 1000} s`)
}
