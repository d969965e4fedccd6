import type { App } from '../directory/schema.ts'
import type { Served } from '../profiles/requests.ts'
import type { AuthnRequest } from '../saml/authn-request.ts'
import type { Tenant } from '../tenants/tenant.ts'

/** What someone has come for: an app, perhaps with a request to answer. */
export interface Errand {
  app: App
  request: AuthnRequest | null
  relayState: string | null
  /** Where the answer goes, and what of the request is obeyed. */
  served: Served
}

type Result = Pick<Parameters<Tenant['exchanges']['record']>[0], 'person' | 'relayState' | 'response' | 'refusal'>

/** Keeps what went over the wire. */
export function record(
  tenant: Tenant,
  { app, request }: { app: App | null; request: AuthnRequest | null },
  result: Result,
  flow?: 'sp-initiated',
): void {
  tenant.exchanges.record({
    at: tenant.now().toISOString(),
    app: app?.id ?? '',
    flow: flow ?? (request ? 'sp-initiated' : 'idp-initiated'),
    authnRequest: request,
    ...result,
  })
}
