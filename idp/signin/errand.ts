import { randomBytes } from 'node:crypto'
import type { Response } from 'express'
import type { App } from '../directory/schema.ts'
import { pem } from '../keys/certificate.ts'
import type { Served } from '../profiles/requests.ts'
import type { AuthnRequest } from '../saml/authn-request.ts'
import type { Exchange, Expected, Sources } from '../tenants/exchanges.ts'
import { endpoints, type Goal, type PendingSignIn, type Tenant } from '../tenants/tenant.ts'
import { browserOf } from './cookies.ts'

/** What somebody signs in for: an app, or the page of their apps. */
export type Destination = Errand | 'portal'

/** Somebody has come for an app, perhaps with a request to answer. */
export interface Errand {
  app: App
  request: AuthnRequest | null
  relayState: string | null
  /** Where the answer goes, and what of the request is obeyed. */
  served: Served
}

/** The errand of a sign-in that is under way; null: its app is gone. */
export function destinationOf({ directory }: Tenant, goal: Goal): Destination | null {
  if (goal === 'portal') return goal
  const { appId, ...rest } = goal
  const app = directory.apps.get(appId)
  return app ? { app, ...rest } : null
}

/** What is kept of it: the app by its id, since it may be changed meanwhile. */
const goalOf = (destination: Destination): Goal => {
  if (destination === 'portal') return destination
  const { app, ...rest } = destination
  return { appId: app.id, ...rest }
}

/**
 * Begins a sign-in, and gives the key that its pages carry.
 * @param browser in which it goes on
 * @param change where it begins, if not with nothing known on the first page
 * @param flow the key of one that is begun anew
 */
export function keepPending(
  tenant: Tenant,
  destination: Destination,
  browser: string | null,
  change: Partial<PendingSignIn> = {},
  flow = randomBytes(16).toString('hex'),
): string {
  tenant.pending.set(
    flow,
    {
      goal: goalOf(destination),
      browser,
      step: 0,
      personId: null,
      keeps: false,
      hasSecondFactor: false,
      remembers: false,
      ...change,
    },
    tenant.now(),
  )
  return flow
}

/** A sign-in that is under way in the browser that asks for it; undefined: there is none, or it was begun in another one. */
export function pendingOf(tenant: Tenant, flow: string, response: Response): PendingSignIn | undefined {
  const pending = tenant.pending.get(flow, tenant.now())
  return pending?.browser === browserOf(tenant, response) ? pending : undefined
}

type Result = Pick<Exchange, 'person' | 'relayState' | 'response' | 'refusal' | 'sent' | 'unread'>

/** Keeps what went over the wire. */
export function record(
  tenant: Tenant,
  { app, request, served }: { app: App | null; request: Exchange['authnRequest']; served?: Pick<Served, 'acsUrl'> },
  result: Result,
  { flow, sources }: { flow?: 'sp-initiated'; sources?: Sources } = {},
): void {
  const acsUrl = sources?.acsUrl ?? served?.acsUrl
  const isKnown = app !== null && acsUrl !== undefined && result.response !== null
  tenant.exchanges.record(
    {
      at: tenant.now().toISOString(),
      app: app?.id ?? '',
      flow: flow ?? (request ? 'sp-initiated' : 'idp-initiated'),
      authnRequest: request,
      ...result,
      ...(isKnown ? { expected: expectedOf(tenant, app, acsUrl, request?.id ?? null) } : {}),
    },
    sources,
    {
      app,
      audiences: [...tenant.directory.apps.values()].map(({ audience }) => audience),
      certificate: app && pem(tenant.certificates.of(app).active.signer.certificate),
    },
  )
}

const expectedOf = (tenant: Tenant, app: App, acsUrl: string, requestId: string | null): Expected => ({
  issuer: endpoints(tenant, app).entityId,
  audience: app.audience,
  acsUrl,
  requestId,
  certificates: tenant.certificates
    .of(app)
    .all()
    .map(({ signer }) => pem(signer.certificate)),
})
