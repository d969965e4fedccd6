import type { Request, RequestHandler, Response } from 'express'
import type { Account } from '../../jit/types.ts'
import { placeId } from '../../organisations/place.ts'
import type { Organisation } from '../../organisations/store.ts'
import { type ApiClient, clientOf } from '../../portal/clients.ts'
import { loadPortal, type Portal } from '../../portal/store.ts'
import type { SpContext } from '../../server/context.ts'
import { sendPage } from '../../server/html.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { organisationOf } from '../../server/scope.ts'
import { readSession, type Session } from '../../session/sessions.ts'
import { portalPath } from './paths.ts'

/** Somebody signed in to the portal, with everything that its pages show. */
export interface Developer {
  organisation: Organisation
  portal: Portal
  session: Session
  account: Account
  /** Null where the policy has none made. */
  client: ApiClient | null
  /** `/o/acme/portal`. */
  path: string
}

/** A developer who has an API client. */
export interface ClientOwner extends Developer {
  client: ApiClient
}

const developers = new WeakMap<Request, Developer>()

/** The portal of this organisation; a 404 page where there is none. */
export async function portalOf(context: SpContext, request: Request): Promise<Portal> {
  const portal = await loadPortal(context.db, organisationOf(request).slug)
  if (!portal) throw new PageRefusal('not-found', { status: 404 })
  return portal
}

/** Lets those pass who are signed in to the portal's environment and have an API client, where people get one; others are led to the portal's sign-in page. */
export const withDeveloper =
  (context: SpContext): RequestHandler =>
  async (request, response, next) => {
    const organisation = organisationOf(request)
    const portal = await portalOf(context, request)
    const session = await readSession(context.db, organisation, request)
    const here = session?.place === placeId({ kind: 'end-user', name: portal.environment })
    const account = here ? session.account : null
    const client = account && (await clientOf(context.db, organisation, account.id))
    const path = portalPath(organisation.slug)
    const isWanted = organisation.policy.endUser.sideEffects.includes('apiClient')
    if (!session || !account || (isWanted && !client)) return response.redirect(302, `${path}/sign-in`)
    developers.set(request, { organisation, portal, session, account, client, path })
    next()
  }

/** Who is signed in, found by `withDeveloper`. */
export function developerOf(request: Request): Developer {
  const developer = developers.get(request)
  if (!developer) throw new Error('the route has no developer')
  return developer
}

/** The same with their API client. Throws the 404 page for who has none. */
export function clientOwnerOf(request: Request): ClientOwner {
  const developer = developerOf(request)
  if (!developer.client) throw new PageRefusal('not-found', { status: 404 })
  return { ...developer, client: developer.client }
}

export type Tab = 'discover' | 'apis' | 'requests' | 'client'

/** Sends a page of the portal. */
export function sendPortalPage(
  context: SpContext,
  response: Response,
  { organisation, session, path, portal }: Developer,
  template: string,
  page: { title: string; tab: Tab; status?: number },
  model: Record<string, unknown>,
): void {
  const { title, tab, status } = page
  const frame = { title, session, ...(status === undefined ? {} : { status }) }
  sendPage(context, response, organisation, template, frame, { ...model, tab, portalPath: path, environment: portal.environment })
}
