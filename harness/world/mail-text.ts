import { HtmlPage } from '../drivers/html-page.ts'

/** What a reader of a mail reads. One that comes as HTML alone is read as a page, with the address of each link before its words. */
export function mailText(text: string | undefined, html: string | undefined): string {
  if (text?.trim() || !html) return text ?? ''
  return new HtmlPage('about:blank', html).textWithAddresses()
}
