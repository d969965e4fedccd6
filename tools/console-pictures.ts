import path from 'node:path'
import type { Browser, Page } from 'playwright'
import { choosePorts } from '../harness/demo/ports.ts'
import { startDemo } from '../harness/demo/start.ts'
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
    if (wanted('inspector.png')) take('inspector.png', await inspectorOf(page))
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

/** Somebody signs in to the demo's SP, which tells what it made of the message. */
async function inspectorOf(page: Page): Promise<Buffer> {
  const demo = await startDemo(await choosePorts(0))
  try {
    const okta = demo.vendors.find(({ profile }) => profile.id === 'okta')
    const prod = okta?.places.get('end-user/Prod')
    if (!okta || !prod) throw new Error('the demo has no Okta tenant with the place Prod')
    await page.goto(prod.loginUrl)
    await page.getByRole('button', { name: /Ada Lovelace/ }).click()
    await page.getByText('Welcome, Ada Lovelace').waitFor()
    await page.goto(`${okta.tenant.url}/inspector?token=${demo.idp.token}`)
    await page.getByRole('link', { name: 'x1' }).click()
    await page.getByText('Created an account').waitFor()
    return await page.screenshot()
  } finally {
    await demo.stop()
  }
}
