import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import type { Request, Response } from 'express'
import type { App } from '../directory/schema.ts'
import type { Logout } from '../profiles/profile.ts'
import { decodeRequest, limits, RequestRefused, readLogoutRequest } from '../saml/authn-request.ts'
import type { Signer } from '../saml/sign.ts'
import { sendMessage } from '../server/pages.ts'
import { type PendingSignOut, place, type Tenant } from '../tenants/tenant.ts'
import { beginAtPortal } from './begin.ts'
import { dropSession, sessionId } from './cookies.ts'
import { showContinue } from './pages.ts'
import { showRefusal, wordsFor } from './refusal.ts'
import { signatureProblem } from './request-signature.ts'
import { portalUrl } from './way-on.ts'

const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'

/** Ends this browser's session with the tenant. */
export function endSession(tenant: Tenant, request: Request, response: Response): void {
  tenant.sessions.delete(sessionId(tenant, request))
  dropSession(tenant, response)
}

/** What the vendor shows somebody who has signed out. */
export function showSignedOut(tenant: Tenant, request: Request, response: Response): void {
  const { portal, signIn, title } = tenant.profile
  if (portal.signedOut.to === 'sign-in') beginAtPortal(tenant, request, response, signIn.signedOut)
  else
    sendMessage(response, 200, {
      title: signIn.steps[0]?.title ?? title,
      heading: signIn.signedOut,
      text: portal.signedOut.hint,
      vendor: tenant.profile,
      next: [{ label: 'Sign in again', href: portalUrl(tenant) }],
    })
}

/**
 * Answers a LogoutRequest (SAML Profiles 4.4.3): the session of this browser ends, and the app that asked hears of it where it said so.
 * The NameID is not looked at, a signature where the vendor demands one.
 * @param apps those that the address belongs to
 * @returns whether it was a LogoutRequest; for anything else nothing is done
 */
export function answerLogout(
  tenant: Tenant,
  apps: readonly App[],
  query: URLSearchParams,
  request: Request,
  response: Response,
): boolean {
  const { logout } = tenant.profile
  const isPost = request.method === 'POST'
  if (!logout || (isPost && !logout.demandsSignature) || request.url.length > limits.query) return false
  const asked = isPost
    ? logoutRequestIn([request.body?.SAMLRequest].flat(), 'http-post')
    : logoutRequestIn(query.getAll('SAMLRequest'), 'http-redirect')
  if (!asked) return false
  if (asked instanceof RequestRefused) {
    refuse(tenant, asked.code, '', asked.message, response)
    return true
  }
  const app = apps.find((each) => each.audience === asked.issuer)
  if (!app) {
    const text = `No app here has the audience '${asked.issuer}', which the LogoutRequest names as its Issuer.`
    refuse(tenant, 'issuer-unknown', asked.issuer, text, response)
    return true
  }
  const isDone = !logout.demandsSignature || signatureProblem(app, asked.xml, request) === null
  const relayState = isPost ? asText(request.body?.RelayState) : query.get('RelayState')
  const leaving = { appId: app.id, requestId: asked.id, relayState, isDone }
  if (isPost) takeOut(tenant, leaving, response)
  else leave(tenant, app, leaving, request, response)
  return true
}

/** A form of another site brings no cookie that would say whose session is to end: the way goes on over an address of our own. */
function takeOut(tenant: Tenant, leaving: PendingSignOut, response: Response): void {
  const key = randomBytes(16).toString('hex')
  tenant.leaving.set(key, leaving, tenant.now())
  response.redirect(303, `${tenant.url}/sign-out?left=${key}`)
}

/** Goes on with a sign-out that has come as a form. @param key of it, which is good once */
export function finishLogout(tenant: Tenant, key: string, request: Request, response: Response): void {
  const leaving = tenant.leaving.get(key, tenant.now())
  const app = leaving && tenant.directory.apps.get(leaving.appId)
  tenant.leaving.delete(key)
  if (leaving && app) leave(tenant, app, leaving, request, response)
  else response.redirect(303, portalUrl(tenant))
}

/** Ends the session where that may be, and answers the app where it said how. */
function leave(tenant: Tenant, app: App, leaving: PendingSignOut, request: Request, response: Response): void {
  const { logout } = tenant.profile
  const { requestId, relayState, isDone } = leaving
  if (isDone) endSession(tenant, request, response)
  if (app.sloUrl === undefined || !logout) {
    showSignedOut(tenant, request, response)
    return
  }
  const now = tenant.now()
  const facts = {
    place: place(tenant, app),
    id: logout.id(tenant.random, now),
    issueInstant: now,
    inResponseTo: requestId,
    destination: app.sloUrl,
    isDone,
  }
  const xml = logout.write(facts).text
  if (logout.answers.by === 'redirect')
    response.redirect(302, signedAddress(tenant.certificates.of(app).active.signer, logout.answers, app.sloUrl, xml, relayState))
  else {
    const base64 = Buffer.from(xml, 'utf8').toString('base64')
    showContinue(response, tenant, app, { base64, relayState, acsUrl: app.sloUrl }, logout.answers.continuing)
  }
}

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What cannot be decoded may have been any message: the sign-in says what is wrong with it. */
function logoutRequestIn(
  [only, ...more]: readonly unknown[],
  binding: 'http-redirect' | 'http-post',
): { id: string; issuer: string; xml: string } | RequestRefused | null {
  if (only === undefined || more.length > 0) return null
  try {
    const xml = decodeRequest(only, binding)
    const read = readLogoutRequest(xml)
    return read && { ...read, xml }
  } catch (error) {
    if (!(error instanceof RequestRefused)) throw error
    return ['version-unsupported', 'id-malformed', 'issuer-missing'].includes(error.code) ? error : null
  }
}

/** The SP's address with a LogoutResponse, signed over the parameters as they are written (SAML Bindings 3.4.4.1). */
function signedAddress(
  signer: Signer,
  { encode }: Extract<Logout['answers'], { by: 'redirect' }>,
  sloUrl: string,
  xml: string,
  relayState: string | null,
): string {
  const message = `SAMLResponse=${encode(deflateRawSync(xml).toString('base64'))}${relayState === null ? '' : `&RelayState=${encode(relayState)}`}`
  const algorithm = `SigAlg=${encode(RSA_SHA256)}`
  const signature = encode(signer.sign(`${message}&${algorithm}`))
  return `${sloUrl}${sloUrl.includes('?') ? '&' : '?'}${message}&Signature=${signature}&${algorithm}`
}

function refuse(tenant: Tenant, code: string, issuer: string, fallback: string, response: Response): void {
  const words = wordsFor(tenant, code, { app: null, issuer, fallback })
  showRefusal(response, tenant, { code, status: 400, words, why: fallback })
}
