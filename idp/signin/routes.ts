import express, { type Request, type Response, Router } from 'express'
import { type App, isUnfinished } from '../directory/schema.ts'
import { isDeclined, registered } from '../profiles/requests.ts'
import { type AuthnRequest, decodeAuthnRequest, limits, RequestRefused } from '../saml/authn-request.ts'
import type { Exchange } from '../tenants/exchanges.ts'
import { endpoints, isAddressedBy, place, type Tenant } from '../tenants/tenant.ts'
import { beginSignIn, comeToSignIn, restartSignIn, takeIn } from './begin.ts'
import { decline, refuseUnasked, whatIsServed } from './decline.ts'
import { record } from './errand.ts'
import { showRefusal, wordsFor } from './refusal.ts'
import { signatureProblem } from './request-signature.ts'
import { continueSignIn } from './sign-in.ts'
import { answerLogout, endSession, finishLogout, showSignedOut } from './sign-out.ts'
import { portalUrl } from './way-on.ts'

/** Characters that are kept of a request which nobody can read. */
const mostUnread = 8_000

/** What people and SPs call below a tenant. The vendor decides the paths, so they are matched against its apps and not registered. */
export function signInRoutes(tenantOf: (response: Response) => Tenant): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: limits.encoded * 2, parameterLimit: 50 })

  router.post('/login', form, (request, response) => continueSignIn(tenantOf(response), request.body ?? {}, request, response))
  router.get('/login', (request, response) => {
    const tenant = tenantOf(response)
    const { flow, from } = request.query
    if (typeof flow === 'string' && from === 'start') restartSignIn(tenant, flow, request, response)
    else if (typeof flow === 'string') return comeToSignIn(tenant, flow, request, response)
    else response.redirect(303, portalUrl(tenant))
  })
  router.get('/sign-out', (request, response) => {
    const tenant = tenantOf(response)
    if (typeof request.query.left === 'string') return finishLogout(tenant, request.query.left, request, response)
    endSession(tenant, request, response)
    showSignedOut(tenant, request, response)
  })

  router.use(form, async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'POST') return next()
    const tenant = tenantOf(response)
    const query = new URLSearchParams(request.url.split('?')[1] ?? '')
    const apps = [...tenant.directory.apps.values()]
    const addressed = (pick: 'sso' | 'ssoPost' | 'slo' | 'metadata' | 'initiate') =>
      apps.filter((app) => isAddressedBy(endpoints(tenant, app)[pick], request.path, query))

    const [described] = addressed('metadata')
    if (described && request.method === 'GET') return sendMetadata(tenant, described, query, response)
    const [started] = addressed('initiate')
    if (started) return startAtIdp(tenant, started, query, request, response)
    const left = addressed('slo')
    if (left.length > 0 && answerLogout(tenant, left, query, request, response)) return
    const asked = [...new Set([...addressed('sso'), ...addressed('ssoPost')])]
    if (asked.length > 0) return answerRequest(tenant, asked, query, request, response)
    return tenant.profile.isOfSomeApp?.(tenant.id, request.path, query) ? refuseUnknownApp(tenant, response) : next()
  })
  return router
}

/** Who is to sign in, where the vendor looks at that; a name that is far too long is none. */
function hintIn({ profile }: Tenant, query: URLSearchParams): string | null {
  const { hint } = profile.signIn
  const named = hint === undefined ? null : (query.get(hint.parameter)?.trim() ?? null)
  return named === null || named === '' || named.length > 256 ? null : named
}

/** A sign-in that no SP has asked for; where signed requests are demanded, a vendor may not have that. */
function startAtIdp(
  tenant: Tenant,
  app: App,
  query: URLSearchParams,
  request: Request,
  response: Response,
): Promise<void> | void {
  const relayState = query.get('RelayState')
  if (app.requestSigning && tenant.profile.requests.demandsRequest)
    return refuseUnasked(tenant, { app, request: null, relayState }, 'request-unsigned', response)
  // The SP is to ask: its own page has what it wants to have with it.
  if (app.startUrl !== undefined) return response.redirect(302, app.startUrl)
  if (isUnfinished(app)) return refuseUnasked(tenant, { app, request: null, relayState }, 'not-set-up', response)
  const errand = { app, request: null, relayState, served: { acsUrl: app.acsUrl } }
  return beginSignIn(tenant, errand, request, response, hintIn(tenant, query))
}

/** An address that is like those of apps and that no app has. */
function refuseUnknownApp(tenant: Tenant, response: Response): void {
  const [code, why] = ['issuer-unknown', 'No app here starts at this address. The control API lists those that do.']
  showRefusal(response, tenant, { code, status: 404, words: wordsFor(tenant, code, { app: null, fallback: why }), why })
}

async function answerRequest(
  tenant: Tenant,
  apps: App[],
  query: URLSearchParams,
  request: Request,
  response: Response,
): Promise<void> {
  const relayState = request.method === 'POST' ? (asText(request.body?.RelayState) ?? null) : query.get('RelayState')
  try {
    const authnRequest = readRequest(query, request)
    const app = findApp(apps, authnRequest)
    const errand = { app, request: authnRequest, relayState }
    const signature = signatureProblem(app, authnRequest.xml, request)
    const served = whatIsServed(tenant, errand, signature)
    if (isDeclined(served)) return decline(tenant, errand, served, response)
    const hint = hintIn(tenant, query)
    if (request.method === 'POST') return takeIn(tenant, { ...errand, served }, response, hint)
    return await beginSignIn(tenant, { ...errand, served }, request, response, hint)
  } catch (error) {
    if (!(error instanceof RequestRefused)) throw error
    const app = apps.find((each) => apps.length === 1 || each.audience === error.request?.issuer) ?? null
    const facts = { app, issuer: error.request?.issuer ?? '', acsUrl: error.request?.acsUrl ?? '', fallback: error.message }
    const words = wordsFor(tenant, error.code, facts)
    showRefusal(response, tenant, { code: error.code, status: 400, words, why: error.message })
    const result = {
      person: null,
      relayState,
      response: null,
      refusal: { code: error.code, text: error.message },
      ...(error.request ? {} : unreadIn(query, request)),
    }
    record(tenant, { app, request: error.request }, result, { flow: 'sp-initiated' })
  }
}

function readRequest(query: URLSearchParams, request: Request): AuthnRequest {
  if (request.method === 'POST') return decodeAuthnRequest(request.body?.SAMLRequest, 'http-post')
  if (request.url.length > limits.query)
    throw new RequestRefused('request-too-large', `The address is longer than ${limits.query / 1024} KB.`)
  const [only, ...more] = query.getAll('SAMLRequest')
  const authnRequest = decodeAuthnRequest(more.length > 0 ? undefined : only, 'http-redirect')
  return { ...authnRequest, query: request.url.split('?')[1] ?? '' }
}

/** What came as a SAMLRequest that cannot be read, as far as anybody wants to see it. */
function unreadIn(query: URLSearchParams, { method, body }: Request): Pick<Exchange, 'unread'> {
  const isPosted = method === 'POST'
  const raw = [isPosted ? (body?.SAMLRequest ?? []) : query.getAll('SAMLRequest')].flat().map(String).join('\n')
  if (raw === '') return {}
  const binding = isPosted ? 'http-post' : 'http-redirect'
  return { unread: { raw: raw.slice(0, mostUnread), binding, isCut: raw.length > mostUnread } }
}

/** The app whose SP asks (SAML Core 3.4.1; Profiles 4.1.4.1). */
function findApp(apps: App[], request: AuthnRequest): App {
  const known = apps.filter((each) => each.audience === request.issuer)
  const app = known.find((each) => request.acsUrl !== null && registered(each).includes(request.acsUrl)) ?? known[0]
  if (app) return app
  throw new RequestRefused(
    'issuer-unknown',
    `No app here has the audience '${request.issuer}', which the AuthnRequest names as its Issuer.`,
    { request },
  )
}

function sendMetadata(tenant: Tenant, app: App, query: URLSearchParams, response: Response): void {
  const { metadataFile } = endpoints(tenant, app)
  if (query.has('download')) response.attachment(metadataFile)
  const metadata = tenant.profile.metadata(place(tenant, app), tenant.certificates.of(app).metadataKeys())
  response.type('application/samlmetadata+xml').send(metadata)
}

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
