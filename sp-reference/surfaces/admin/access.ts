import type { Request, RequestHandler, Response } from 'express'
import type { Place } from '../../organisations/place.ts'
import type { Organisation } from '../../organisations/store.ts'
import type { SpContext } from '../../server/context.ts'
import { sendPage } from '../../server/html.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { organisationOf, placeOf } from '../../server/scope.ts'
import { readSession, type Session } from '../../session/sessions.ts'
import { administers, isOwner } from '../account/sight.ts'

const sessions = new WeakMap<Request, Session>()

/** Lets administrators pass: the owner, and whom the active workspace knows as Admin. Others are asked to sign in, or refused. */
export const administratorsOnly =
  (context: SpContext): RequestHandler =>
  async (request, response, next) => {
    const organisation = organisationOf(request)
    const session = await readSession(context.db, organisation, request)
    if (!session) return response.redirect(302, `/o/${organisation.slug}/admin/sign-in`)
    if (!administers(session)) throw new PageRefusal('not-an-administrator', { retry: `/o/${organisation.slug}/admin/sign-in` })
    sessions.set(request, session)
    next()
  }

/** A workspace is administered by its own administrators, and by the owner. */
export const ownWorkspaceOnly: RequestHandler = (request, _response, next) => {
  const { name } = placeOf(request)
  if (isOwner(administrator(request)) || administrator(request).place === `workspace/${name}`) return next()
  throw new PageRefusal('not-an-administrator', { retry: `/o/${organisationOf(request).slug}/admin` })
}

/** Who administers in this request, found by `administratorsOnly`. */
export function administrator(request: Request): Session {
  const session = sessions.get(request)
  if (!session) throw new Error('the route has no administrator')
  return session
}

/** The workspaces that this person administers. */
export const administeredWorkspaces = (organisation: Organisation, session: Session): string[] =>
  organisation.workspaces.map(({ name }) => name).filter((name) => isOwner(session) || session.place === `workspace/${name}`)

/** What concerns the whole organisation is the owner's. */
export const ownerOnly: RequestHandler = (request, _response, next) => {
  if (isOwner(administrator(request))) return next()
  throw new PageRefusal('not-an-administrator', { retry: `/o/${organisationOf(request).slug}/admin` })
}

/** The address of a place in the administration: `/o/acme/admin/end-user/Test%20EU`. */
export const adminPath = (organisation: { slug: string }, { kind, name }: Place): string =>
  `/o/${organisation.slug}/admin/${kind}/${encodeURIComponent(name)}`

export type Section = 'overview' | 'authentication' | 'settings' | 'people' | 'limits'

/** Sends a page of the administration, with its sidebar. */
export function sendAdminPage(
  context: SpContext,
  request: Request,
  response: Response,
  template: string,
  page: { title: string; section: Section; status?: number },
  model: Record<string, unknown>,
): void {
  const organisation = organisationOf(request)
  const session = administrator(request)
  const { title, section, status } = page
  sendPage(
    context,
    response,
    organisation,
    template,
    { title, current: 'admin', session, ...(status ? { status } : {}) },
    { section, owns: isOwner(session), hasWorkspaces: administeredWorkspaces(organisation, session).length > 0, ...model },
  )
}
