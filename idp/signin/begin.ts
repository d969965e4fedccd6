import type { Request, Response } from 'express'
import type { Person } from '../directory/schema.ts'
import type { IdpSession, PendingSignIn, Tenant } from '../tenants/tenant.ts'
import { browserOf, sessionId } from './cookies.ts'
import { declinePassive } from './decline.ts'
import { destinationOf, type Errand, keepPending, pendingOf } from './errand.ts'
import { finish } from './finish.ts'
import { showAccounts, showStep } from './pages.ts'
import { showExpired } from './refusal.ts'
import { rememberedNames, rememberedPeople } from './remembered.ts'

/** Who is signed in with this browser, and since when. */
export function signedIn(tenant: Tenant, request: Request): { session: IdpSession; person: Person } | null {
  const session = tenant.sessions.get(sessionId(tenant, request), tenant.now())
  const person = session && tenant.directory.people.get(session.personId)
  return session && person ? { session, person } : null
}

/**
 * Goes straight on when this browser is signed in already and nobody wants that proven anew (SAML Core 3.4.1, ForceAuthn), nor somebody else,
 * else shows the first page.
 * @param hint who is to sign in, as the address says where the vendor looks at that
 * @param flow the key of a sign-in that has come as a form, see {@link takeIn}
 */
export async function beginSignIn(
  tenant: Tenant,
  errand: Errand,
  request: Request,
  response: Response,
  hint: string | null = null,
  flow?: string,
): Promise<void> {
  const known = signedIn(tenant, request)
  const { app, request: asked } = errand
  const isForced = (asked?.forceAuthn ?? false) && (app.honorForceAuthn ?? true)
  const isMeant = hint === null || known?.person === (tenant.directory.findByUserName(hint) ?? null)
  if (known && !isForced && isMeant) return finish(tenant, errand, known.person, known.session, response)
  if (asked?.isPassive) return declinePassive(tenant, { ...errand, request: asked }, errand.served, response)
  const change = firstPage(tenant, request, hint, known?.person)
  resumeSignIn(tenant, keepPending(tenant, errand, browserOf(tenant, response), change, flow), request, response)
}

/**
 * Somebody has come with a form of another site. Browsers keep the IdP's cookies back there (SameSite), so that nobody would be known:
 * the way goes on over an address of our own.
 */
export function takeIn(tenant: Tenant, errand: Errand, response: Response, hint: string | null): void {
  const flow = keepPending(tenant, errand, null, hint === null ? {} : { suggested: hint })
  response.redirect(303, `${tenant.url}/login?flow=${flow}`)
}

/** Asks who is there before the page of a person's apps. @param notice what has just happened */
export function beginAtPortal(tenant: Tenant, request: Request, response: Response, notice?: string): void {
  const change = firstPage(tenant, request, null, undefined)
  resumeSignIn(tenant, keepPending(tenant, 'portal', browserOf(tenant, response), change), request, response, notice)
}

/** Goes back to the first page of a sign-in, with the name that was typed there. */
export function restartSignIn(tenant: Tenant, flow: string, request: Request, response: Response): void {
  const kept = pendingOf(tenant, flow, response)
  if (kept) {
    const { list: _, suggested: __, ...begun } = kept
    const name = kept.personId === null ? kept.suggested : tenant.directory.people.get(kept.personId)?.userName
    const first = {
      ...begun,
      step: 0,
      personId: null,
      hasSecondFactor: false,
      ...(name === undefined ? {} : { suggested: name }),
    }
    tenant.pending.set(flow, first, tenant.now())
  }
  resumeSignIn(tenant, flow, request, response)
}

/** Goes on with a sign-in: with one that has come as a form, at its beginning. */
export function comeToSignIn(tenant: Tenant, flow: string, request: Request, response: Response): Promise<void> | void {
  const pending = tenant.pending.get(flow, tenant.now())
  const errand = pending?.browser === null ? destinationOf(tenant, pending.goal) : null
  if (!errand || errand === 'portal') return resumeSignIn(tenant, flow, request, response)
  return beginSignIn(tenant, errand, request, response, pending?.suggested ?? null, flow)
}

/** Shows the page that a sign-in stands at: at its start, and when somebody comes back to it. */
function resumeSignIn(tenant: Tenant, flow: string, request: Request, response: Response, notice?: string): void {
  const kept = pendingOf(tenant, flow, response)
  if (!kept) {
    showExpired(response, tenant)
    return
  }
  const { list: _, ...begun } = kept
  const people = rememberedPeople(tenant, request)
  // A list of nobody is the first page.
  const pending = people.length === 0 ? begun : kept
  tenant.pending.set(flow, pending, tenant.now())
  showPending(response, tenant, flow, pending, request, { people, notice })
}

/** Where somebody begins whom the address, the session or this browser makes known. */
function firstPage(tenant: Tenant, request: Request, hint: string | null, person: Person | undefined): Partial<PendingSignIn> {
  const { hint: hints, remembers, steps } = tenant.profile.signIn
  if (hint !== null) {
    const meant = hints?.does === 'skip-to-password' ? tenant.directory.findByUserName(hint) : undefined
    return meant ? { personId: meant.id, step: afterName(steps) } : { suggested: hint }
  }
  if (remembers.how === 'list') return rememberedPeople(tenant, request).length > 0 ? { list: 'choosing' } : {}
  const [name] = rememberedNames(tenant, request)
  const suggested = name ?? person?.userName
  return suggested === undefined ? {} : { suggested, remembers: name !== undefined }
}

/** The first step that asks for no name. */
export const afterName = (steps: Tenant['profile']['signIn']['steps']): number =>
  steps.findIndex(({ fields }) => !fields.some(({ value }) => value === 'userName'))

/** The page that a sign-in stands at. @param people those whom this browser knows, where that has changed with this call */
export function showPending(
  response: Response,
  tenant: Tenant,
  flow: string,
  pending: PendingSignIn,
  request: Request,
  { people = rememberedPeople(tenant, request), notice }: { people?: Person[]; notice?: string | undefined } = {},
): void {
  const destination = destinationOf(tenant, pending.goal)
  const view = destination && { flow, pending, destination, ...(notice === undefined ? {} : { notice }) }
  if (!view) showExpired(response, tenant)
  else if (pending.list === undefined) showStep(response, tenant, view)
  else showAccounts(response, tenant, view, people, signedIn(tenant, request)?.person.id)
}
