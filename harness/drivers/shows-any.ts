import type { Page } from 'playwright'
import { spellingsOf } from '../target/without-secrets.ts'

/** Text that can be read in a document, also in fields whose content is not hidden by dots. Run in the page. */
const READABLE = `[
  document.body?.innerText ?? '',
  ...[...document.querySelectorAll('input:not([type=password]):not([type=hidden]), textarea')].map((each) => each.value),
].join('\\n')`

/** Whether one of the secrets can be read on the page, its frames included. A frame that does not answer is taken for one that shows it. */
export async function showsAny(page: Page, secrets: readonly string[]): Promise<boolean> {
  const spellings = spellingsOf(secrets)
  const seen = await Promise.all(
    page
      .frames()
      .filter((frame) => !frame.isDetached())
      .map((frame) => frame.evaluate<string>(READABLE).catch(() => null)),
  )
  return seen.some((text) => text === null || spellings.some((each) => text.includes(each)))
}
