import type { Request, RequestHandler, Response } from 'express'
import type { Organisation } from '../../organisations/store.ts'
import { loadPortal, type Portal } from '../../portal/store.ts'
import type { SpContext } from '../../server/context.ts'
import { requireSession, sendPage } from '../../server/html.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { organisationOf } from '../../server/scope.ts'
import type { Session } from '../../session/sessions.ts'
import { administers } from '../account/sight.ts'

/** An administrator on the pages of the API platform. */
export interface Administrator {
  organisation: Organisation
  session: Session
  /** Null until the organisation has opened a portal. */
  portal: Portal | null
  /** `/o/acme/admin/api-platform`. */
  path: string
}

const administrators = new WeakMap<Request, Administrator>()

/** Lets administrators of the active workspace pass; others get a refusal page. */
export const withAdministrator =
  (context: SpContext): RequestHandler =>
  async (request, _response, next) => {
    const session = await requireSession(context, request)
    const organisation = organisationOf(request)
    if (!administers(session)) throw new PageRefusal('not-an-administrator', { retry: `/o/${organisation.slug}` })
    const portal = await loadPortal(context.db, organisation.slug)
    administrators.set(request, { organisation, session, portal, path: `/o/${organisation.slug}/admin/api-platform` })
    next()
  }

/** Who administers, found by `withAdministrator`. */
export function administratorOf(request: Request): Administrator {
  const administrator = administrators.get(request)
  if (!administrator) throw new Error('the route has no administrator')
  return administrator
}

/** The same with a portal; without one the browser is led to where it is opened. */
export const withPortal: RequestHandler = (request, response, next) => {
  const { portal, path } = administratorOf(request)
  if (portal) return next()
  response.redirect(303, `${path}/settings/developer-portal`)
}

export type Tab = 'collections' | 'clients' | 'requests' | 'policies' | 'settings'

/** A fault of a form, shown beside its field. */
export type Errors = Readonly<Record<string, string>>

/** Sends a page of the API platform. */
export function sendAdminPage(
  context: SpContext,
  response: Response,
  { organisation, session, path, portal }: Administrator,
  template: string,
  page: { title: string; tab: Tab; status?: number },
  model: Record<string, unknown>,
): void {
  const { title, tab, status } = page
  const frame = { title, session, ...(status === undefined ? {} : { status }) }
  sendPage(context, response, organisation, template, frame, {
    ...model,
    tab,
    adminPath: path,
    portal: portal && { environment: portal.environment },
    portalPath: `/o/${organisation.slug}/portal`,
  })
}

/** The text of a form's field, without blanks around it. */
export const fieldOf = (request: Request, name: string): string => {
  const value: unknown = request.body?.[name]
  return typeof value === 'string' ? value.trim() : ''
}
