import { Router } from 'express'
import { bend } from '../../defects/defect.ts'
import { placeId, placePath } from '../../organisations/place.ts'
import type { SpContext } from '../../server/context.ts'
import { sendPage } from '../../server/html.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { organisationOf, placeOf } from '../../server/scope.ts'
import { readSession } from '../../session/sessions.ts'
import { startSamlSignIn } from '../sign-in/start.ts'
import { roleRows } from './role-rows.ts'

/** The builder side: one workspace of an organisation. */
export function workspaceRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  router.get('/login', (request, response) =>
    startSamlSignIn(context, organisationOf(request), placeOf(request), 'go', { request, response }),
  )

  router.get('/sign-in', async (request, response) => {
    const organisation = organisationOf(request)
    const place = placeOf(request)
    const provider = organisation.providers.get(placeId(place))
    sendPage(
      context,
      response,
      organisation,
      'sign-in',
      { title: `Sign in to ${place.name}`, session: await readSession(context.db, organisation, request) },
      {
        kind: 'Workspace',
        place: place.name,
        sso: provider ? `${placePath(organisation.slug, place)}/login` : null,
        provider: provider?.name,
      },
    )
  })

  router.get('/', async (request, response) => {
    const organisation = organisationOf(request)
    const place = placeOf(request)
    const session = await readSession(context.db, organisation, request)
    if (!session) return response.redirect(302, `${placePath(organisation.slug, place)}/sign-in`)
    const membership = session.account?.workspaces.find(({ name }) => name === place.name)
    // Workato docs "Identity provider user access": an end user's access does not open the builder side.
    if (session.account && !membership)
      throw new PageRefusal('not-a-member', { retry: `${placePath(organisation.slug, place)}/sign-in` })
    if (session.place !== placeId(place)) return response.redirect(302, `/o/${organisation.slug}/workspaces`)
    const joined = session.account?.workspaces ?? []
    const shown = bend(organisation.activeDefects, 'shownWorkspace', place.name, { joined: joined.map(({ name }) => name) })
    const roles = joined.find(({ name }) => name === shown)?.roles
    sendPage(
      context,
      response,
      organisation,
      'workspace-home',
      { title: place.name, current: 'home', session },
      {
        workspace: place.name,
        name: session.account?.displayName ?? session.email,
        roles: roles ? roleRows(roles) : [],
        others: joined.map(({ name }) => name).filter((name) => name !== place.name),
      },
    )
  })

  return router
}
