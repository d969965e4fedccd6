import type { PageSeen } from '../drivers/driver.ts'
import { HtmlPage } from '../drivers/html-page.ts'

/** Word of a `note` step → what the page shows by that label. What it does not show is not there. */
export type Noted = Readonly<Record<string, string>>

/** In texts that stand for a list: a name may hold anything else that fits on a line. */
export const NEXT_ENTRY = '\n'

/**
 * Reads values by their labels. `providers` is a list to choose from: its entries come as lines, and the chosen one as `chosenProvider`.
 */
export function noteFrom(page: Pick<PageSeen, 'url' | 'html'>, labels: Readonly<Record<string, string | undefined>>): Noted {
  const html = new HtmlPage(page.url, page.html)
  const found: Record<string, string> = {}
  for (const [word, label] of Object.entries(labels)) {
    if (label === undefined) continue
    if (word === 'providers') {
      const list = html.entriesOf(label)
      if (list) Object.assign(found, { providers: list.entries.join(NEXT_ENTRY), chosenProvider: list.chosen })
      continue
    }
    const value = html.valueOf(label)?.trim()
    if (value) found[word] = value
  }
  return found
}
