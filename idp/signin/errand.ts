import type { App } from '../directory/schema.ts'
import type { Served } from '../profiles/requests.ts'
import type { AuthnRequest } from '../saml/authn-request.ts'
import type { Exchange, Sources } from '../tenants/exchanges.ts'
import type { Tenant } from '../tenants/tenant.ts'

/** What someone has come for: an app, perhaps with a request to answer. */
export interface Errand {
  app: App
  request: AuthnRequest | null
  relayState: string | null
  /** Where the answer goes, and what of the request is obeyed. */
  served: Served
}

type Result = Pick<Exchange, 'person' | 'relayState' | 'response' | 'refusal' | 'sent'>

/** Keeps what went over the wire. */
export function record(
  tenant: Tenant,
  { app, request }: { app: App | null; request: Exchange['authnRequest'] },
  result: Result,
  { flow, sources }: { flow?: 'sp-initiated'; sources?: Sources } = {},
): void {
  tenant.exchanges.record(
    {
      at: tenant.now().toISOString(),
      app: app?.id ?? '',
      flow: flow ?? (request ? 'sp-initiated' : 'idp-initiated'),
      authnRequest: request,
      ...result,
    },
    sources,
  )
}
