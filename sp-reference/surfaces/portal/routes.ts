import { Router } from 'express'
import { placeId } from '../../organisations/place.ts'
import type { SpContext } from '../../server/context.ts'
import { sendPage } from '../../server/html.ts'
import { organisationOf } from '../../server/scope.ts'
import { readSession } from '../../session/sessions.ts'
import { samlGate } from '../sign-in/gate.ts'
import { startSamlSignIn } from '../sign-in/start.ts'
import { portalOf, withDeveloper } from './developer.ts'
import { discoverPages } from './discover-pages.ts'
import { ownPages } from './own-pages.ts'
import { portalPath } from './paths.ts'

/** The developer portal of an organisation: its door, which is the single sign-on of its environment, and its pages. */
export function portalRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  router.get('/login', async (request, response) => {
    const organisation = organisationOf(request)
    const { environment } = await portalOf(context, request)
    const retry = `${portalPath(organisation.slug)}/sign-in`
    await startSamlSignIn(context, organisation, { kind: 'end-user', name: environment }, 'portal', { request, response, retry })
  })

  router.get('/sign-in', async (request, response) => {
    const organisation = organisationOf(request)
    const { environment } = await portalOf(context, request)
    const place = { kind: 'end-user', name: environment } as const
    const open = 'provider' in samlGate(organisation, place, 'start')
    sendPage(
      context,
      response,
      organisation,
      'sign-in',
      { title: 'Sign in to the developer portal', session: await readSession(context.db, organisation, request) },
      {
        kind: environment,
        place: 'the developer portal',
        sso: open ? `${portalPath(organisation.slug)}/login` : null,
        provider: organisation.providers.get(placeId(place))?.name,
      },
    )
  })

  router.use(withDeveloper(context))
  router.get('/', (request, response) => response.redirect(302, `${portalPath(organisationOf(request).slug)}/discover`))
  router.use(discoverPages(context), ownPages(context))
  return router
}
