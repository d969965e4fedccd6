import type { Page } from 'playwright'

interface Form {
  url: string
  fields: readonly [name: string, value: string][]
  /** The address of the page that has the form. */
  from: string
  /** How long a page may take, in milliseconds. */
  pageMs: number
}

/** Sends a form from a page at `from` that we put there ourselves, so that the browser takes the request for one of that site. */
export async function postFrom(page: Page, { url, fields, from, pageMs }: Form): Promise<void> {
  await page.route(from, (route) => route.fulfill({ contentType: 'text/html', body: formPage(url, fields) }), { times: 1 })
  await page.goto(from, { waitUntil: 'load', timeout: pageMs })
  const moved = page.waitForEvent('framenavigated', { timeout: pageMs, predicate: (frame) => frame === page.mainFrame() })
  await Promise.all([moved, page.evaluate('document.forms[0].submit()')])
}

/** A page with nothing but the form. */
export function formPage(url: string, fields: Form['fields']): string {
  const inputs = fields.map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
  return `<!doctype html><title>Form</title><form method="post" action="${escaped(url)}">${inputs.join('')}</form>`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
