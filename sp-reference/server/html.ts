import type { Request, Response } from 'express'
import type { Organisation } from '../organisations/store.ts'
import type { Frame } from '../pages/render.ts'
import { readSession, type Session } from '../session/sessions.ts'
import { administers } from '../surfaces/account/sight.ts'
import type { SpContext } from './context.ts'
import { PageRefusal } from './refusal.ts'
import { organisationOf } from './scope.ts'

interface PageOptions {
  title: string
  current?: Frame['current']
  session?: Session | null
  status?: number
}

const shown = (organisation: Organisation) => ({ slug: organisation.slug, name: organisation.name ?? organisation.slug })

/** Sends a page of an organisation. */
export function sendPage(
  context: SpContext,
  response: Response,
  organisation: Organisation | null,
  template: string,
  options: PageOptions,
  model: Record<string, unknown>,
): void {
  const { title, current, session, status } = options
  const viewer = session
    ? { email: session.email, name: session.account?.displayName ?? session.email, administers: administers(session) }
    : null
  const frame = { title, organisation: organisation && shown(organisation), viewer, ...(current ? { current } : {}) }
  response
    .status(status ?? 200)
    .type('html')
    .send(context.pages.render(template, frame, model))
}

/** The session of this request; without one the person is sent to `signIn`, or refused where there is no such page. */
export async function requireSession(context: SpContext, request: Request): Promise<Session> {
  const session = await readSession(context.db, organisationOf(request), request)
  if (!session) throw new PageRefusal('not-signed-in', { status: 401, retry: `/o/${organisationOf(request).slug}` })
  return session
}
