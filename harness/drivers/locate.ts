import type { Locator, Page } from 'playwright'
import { DriverError } from './driver.ts'

/** Finding things on a real page as a person finds them, and waiting until it has come to rest. */

const QUIET_MS = 5_000
const LOOK_AGAIN_MS = 20

export function fieldOn(page: Page, label: string): Locator {
  return page.getByLabel(label, { exact: true }).first()
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

/** Waits until the page has loaded and does not post itself on any more. @throws DriverError when it does not within `pageMs` */
export async function settle(page: Page, { pageMs, scripts }: { pageMs: number; scripts: boolean }): Promise<void> {
  const until = Date.now() + pageMs
  while (Date.now() < until) {
    try {
      await page.waitForLoadState('load', { timeout: Math.max(1, until - Date.now()) })
      // A page that keeps a connection open is never quiet; it is as good as it gets then.
      if (scripts) await page.waitForLoadState('networkidle', { timeout: QUIET_MS }).catch(() => undefined)
      const posting = await page.locator('input[name="SAMLResponse"], input[name="SAMLRequest"]').count()
      if (posting === 0 && (await isAtRest(page))) return
      if (posting === 0) continue
      await page.waitForEvent('framenavigated', { timeout: 3_000, predicate: (frame) => frame === page.mainFrame() })
    } catch (error) {
      // A navigation in the middle of a look is what is being waited for; anything else ends by the time limit.
      if (page.isClosed()) throw error
    }
  }
  throw new DriverError(`the page at ${page.url()} did not come to rest within ${pageMs / 1000} s`)
}
