import { Router } from 'express'
import { bend } from '../../defects/defect.ts'
import { placeId, placePath } from '../../organisations/place.ts'
import type { SpContext } from '../../server/context.ts'
import { sendPage } from '../../server/html.ts'
import { organisationOf, placeOf } from '../../server/scope.ts'
import { readSession } from '../../session/sessions.ts'
import { listRecipes } from '../../workspaces/recipes.ts'
import { mayEdit, mayOpen } from '../../workspaces/rights.ts'
import { startSamlSignIn } from '../sign-in/start.ts'
import { memberAt } from './member.ts'
import { recipePath, recipeRoutes } from './recipes.ts'
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
    const member = await memberAt(context, request)
    if ('elsewhere' in member) return response.redirect(302, member.elsewhere)
    const { organisation, place, session, workspace, rights } = member
    const joined = session.account?.workspaces ?? []
    const shown = bend(organisation.activeDefects, 'shownWorkspace', place.name, { joined: joined.map(({ name }) => name) })
    const roles = joined.find(({ name }) => name === shown)?.roles
    const home = placePath(organisation.slug, place)
    const recipes = await listRecipes(context.db, organisation.slug, place.name)
    const folders = workspace.folders
      .filter(({ name }) => mayOpen(rights, name))
      .map(({ name }) => ({
        name,
        edit: mayEdit(rights, name),
        recipes: recipes
          .filter(({ folder }) => folder === name)
          .map((recipe) => ({ title: recipe.title, href: recipePath(home, recipe) })),
      }))
    sendPage(
      context,
      response,
      organisation,
      'workspace-home',
      { title: place.name, current: 'home', session },
      {
        workspace: place.name,
        name: session.account?.displayName ?? session.email,
        roles: roles ? roleRows(roles, workspace) : [],
        folders,
        others: joined.map(({ name }) => name).filter((name) => name !== place.name),
      },
    )
  })

  router.use(recipeRoutes(context))
  return router
}
