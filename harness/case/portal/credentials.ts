import { type Driver, DriverError } from '../../drivers/driver.ts'
import { HtmlPage } from '../../drivers/html-page.ts'
import { walk } from '../../pages/walk.ts'
import type { ApiCall, ClientMethod, PortalSpec } from '../../target/schema/portal.ts'
import type { Variables } from '../../target/template.ts'

/** What a person's program calls APIs with. */
export interface ApiCredentials {
  method: ClientMethod
  call: ApiCall
  clientId: string | undefined
  secret: string
}

/**
 * Goes to the page that shows the credentials of a person's API client, and reads them. The kind of client is told by which of the
 * target's labels are there.
 * @returns why there are none, as a text, when the page shows none that the target describes
 */
export async function showCredentials(
  driver: Driver,
  portal: PortalSpec,
  variables: Variables,
): Promise<ApiCredentials | { missing: string }> {
  if (!portal.credentials) return { missing: 'the target does not say where credentials are shown (portal.credentials)' }
  try {
    await walk(driver, portal.credentials, variables, 'portal.credentials')
  } catch (error) {
    if (error instanceof DriverError) return { missing: error.message }
    throw error
  }
  const page = await driver.page()
  return readCredentials(new HtmlPage(page.url, page.html), portal) ?? { missing: `${page.url} shows no credentials` }
}

/** The credentials on a page. Of two kinds of client whose labels are all there, the one that needs more of them counts. */
export function readCredentials(page: HtmlPage, { calls }: Pick<PortalSpec, 'calls'>): ApiCredentials | null {
  const found = (Object.entries(calls) as [ClientMethod, ApiCall | undefined][]).flatMap(([method, call]): ApiCredentials[] => {
    if (!call) return []
    const secret = page.valueOf(call.read.secret)?.trim()
    const clientId = call.read.clientId === undefined ? undefined : page.valueOf(call.read.clientId)?.trim()
    if (!secret || (call.read.clientId !== undefined && !clientId)) return []
    return [{ method, call, clientId, secret }]
  })
  return found.find((each) => each.clientId !== undefined) ?? found[0] ?? null
}
