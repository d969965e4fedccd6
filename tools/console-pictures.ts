import path from 'node:path'
import type { Browser, Page } from 'playwright'
import { readNamedFile } from '../harness/files/named-file.ts'
import { createIdp, type Idp, readTenantFile } from '../idp/index.ts'
import { root } from './stages.ts'

const SIZE = { width: 1200, height: 900 }

/** What is shown of each vendor's console, below its address; of the tenants that are shipped. */
const consoles = {
  okta: 'apps/end-user-Prod?preview=ada',
  onelogin: 'apps/end-user-Prod/parameters?preview=ada',
  'entra-id': 'apps/end-user-Prod/saml',
  'google-workspace': 'apps/end-user-Prod?preview=ada',
}

/** The names of the pictures that `takeConsolePictures` takes. */
export const consolePictures = [...Object.keys(consoles).map((vendor) => `console-${vendor}.png`), 'inspector.png'] as const

/** One picture of each vendor's console, and one of the inspector with a message that was just sent. @param take called with each, by its name */
export async function takeConsolePictures(
  browser: Browser,
  wanted: (name: string) => boolean,
  take: (name: string, picture: Buffer) => void,
): Promise<void> {
  if (!consolePictures.some(wanted)) return
  const idp = createIdp({ controlToken: 'pictures' })
  await idp.start()
  try {
    for (const vendor of Object.keys(consoles)) await addTenant(idp, vendor)
    const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' })
    await page.goto(`${idp.url}/?token=pictures`)
    for (const [vendor, at] of Object.entries(consoles)) {
      const name = `console-${vendor}.png`
      if (!wanted(name)) continue
      await page.goto(`${idp.url}/t/${vendor}/admin/${at}`)
      take(name, await page.screenshot())
    }
    if (wanted('inspector.png')) take('inspector.png', await inspectorOf(page, idp))
  } finally {
    await idp.stop()
  }
}

async function addTenant(idp: Idp, vendor: string): Promise<void> {
  const spec = await readTenantFile(readNamedFile(path.join(root, 'examples', 'tenants', `${vendor}.yaml`)))
  const answer = await fetch(`${idp.url}/control/v1/tenants`, {
    method: 'POST',
    headers: { authorization: 'Bearer pictures', 'content-type': 'application/json' },
    body: JSON.stringify(spec),
  })
  if (answer.status !== 201) throw new Error(`the tenant of ${vendor} was not made: ${await answer.text()}`)
}

/** Somebody starts at the IdP; nobody takes the message, which is in the inspector all the same. */
async function inspectorOf(page: Page, idp: Idp): Promise<Buffer> {
  await page.route(/127\.0\.0\.1/, (route) => route.fulfill({ body: 'taken', contentType: 'text/plain' }))
  await page.goto(`${idp.url}/t/okta/admin/apps/end-user-Prod/sign-on`)
  await page
    .getByRole('link', { name: /initiate|\/home\//i })
    .last()
    .click()
  await page.getByRole('button', { name: /Ada Lovelace/ }).click()
  await page.waitForURL(/127\.0\.0\.1/)
  await page.goto(`${idp.url}/t/okta/inspector/x1`)
  return page.screenshot()
}
