import { Router } from 'express'
import { parsePlace, placePath } from '../../organisations/place.ts'
import { loadPortal } from '../../portal/store.ts'
import type { SpContext } from '../../server/context.ts'
import { sendPage } from '../../server/html.ts'
import { organisationOf } from '../../server/scope.ts'
import { endSession, readSession } from '../../session/sessions.ts'
import { logPages } from './log-pages.ts'
import { peoplePages } from './people-pages.ts'
import { isOwner, rightsAt } from './sight.ts'

/** What belongs to a person wherever they are: the front door, the session itself, and the pages about them. */
export function accountRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  router.get('/session', async (request, response) => {
    const session = await readSession(context.db, organisationOf(request), request)
    if (!session) return response.json({ signedIn: false })
    const { email, place, method, account } = session
    const shown = account ? { accountId: account.id, displayName: account.displayName, ...rightsAt(place, account) } : {}
    response.json({ signedIn: true, email, place, method, ...shown })
  })

  router.get('/', async (request, response) => {
    const organisation = organisationOf(request)
    const session = await readSession(context.db, organisation, request)
    const door = (kind: 'end-user' | 'workspace') => (entry: { name: string }) => ({
      name: entry.name,
      href: `${placePath(organisation.slug, { kind, name: entry.name })}/sign-in`,
    })
    sendPage(
      context,
      response,
      organisation,
      'front-door',
      { title: 'Sign in', session },
      {
        environments: organisation.environments.map(door('end-user')),
        workspaces: organisation.workspaces.map(door('workspace')),
        portal: (await loadPortal(context.db, organisation.slug)) && `/o/${organisation.slug}/portal/sign-in`,
      },
    )
  })

  router.get('/home', async (request, response) => {
    const organisation = organisationOf(request)
    const session = await readSession(context.db, organisation, request)
    if (session && isOwner(session)) return response.redirect(302, `/o/${organisation.slug}/admin`)
    const place = session && parsePlace(session.place)
    response.redirect(302, place ? placePath(organisation.slug, place) : `/o/${organisation.slug}`)
  })

  router.post('/sign-out', async (request, response) => {
    const organisation = organisationOf(request)
    await endSession(context.db, request, response, organisation.slug)
    response.redirect(303, `/o/${organisation.slug}`)
  })

  router.use(peoplePages(context), logPages(context))
  return router
}
