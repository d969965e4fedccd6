import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Person } from '../directory/schema.ts'
import type { PendingSignIn, Tenant } from '../tenants/tenant.ts'
import { sessionId } from './cookies.ts'
import { declinePassive } from './decline.ts'
import type { Errand } from './errand.ts'
import { finish } from './finish.ts'
import { showAccounts, showStep } from './pages.ts'
import { rememberedNames, rememberedPeople } from './remembered.ts'

/**
 * Goes straight on when this browser is signed in already and nobody wants that proven anew (SAML Core 3.4.1, ForceAuthn), nor somebody else,
 * else shows the first page.
 * @param hint who is to sign in, as the address says where the vendor looks at that
 */
export async function beginSignIn(
  tenant: Tenant,
  errand: Errand,
  request: Request,
  response: Response,
  hint: string | null = null,
): Promise<void> {
  const now = tenant.now()
  const session = tenant.sessions.get(sessionId(tenant, request), now)
  const person = session && tenant.directory.people.get(session.personId)
  const { app, request: asked } = errand
  const isForced = (asked?.forceAuthn ?? false) && (app.honorForceAuthn ?? true)
  const isMeant = hint === null || person === (tenant.directory.findByUserName(hint) ?? null)
  if (session && person && !isForced && isMeant) return finish(tenant, errand, person, session, response)
  if (asked?.isPassive) return declinePassive(tenant, { ...errand, request: asked }, errand.served, response)
  const flow = randomBytes(16).toString('hex')
  const pending: PendingSignIn = {
    appId: app.id,
    request: asked,
    relayState: errand.relayState,
    served: errand.served,
    step: 0,
    personId: null,
    keeps: false,
    hasSecondFactor: false,
    remembers: false,
    ...firstPage(tenant, request, hint, person),
  }
  tenant.pending.set(flow, pending, now)
  showPending(response, tenant, flow, pending, request)
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
  people = rememberedPeople(tenant, request),
): void {
  const app = tenant.directory.apps.get(pending.appId)
  if (!app) throw new Error(`there is no app ${pending.appId}`)
  if (pending.list === undefined) showStep(response, tenant, { flow, pending, app })
  else {
    const signedIn = tenant.sessions.get(sessionId(tenant, request), tenant.now())?.personId
    showAccounts(response, tenant, { flow, pending, app }, people, signedIn)
  }
}
