import express, { type Request, type Response, Router } from 'express'
import { bend } from '../../defects/defect.ts'
import { placeId, placePath } from '../../organisations/place.ts'
import type { SpContext } from '../../server/context.ts'
import { sendPage } from '../../server/html.ts'
import { publicWords } from '../../server/refusal.ts'
import { organisationOf, placeOf } from '../../server/scope.ts'
import { readSession, type Session } from '../../session/sessions.ts'
import { listRecipes } from '../../workspaces/recipes.ts'
import { environments, mayEdit, mayOpen } from '../../workspaces/rights.ts'
import { administers } from '../account/sight.ts'
import { passwordSignIn } from '../end-user/password.ts'
import { startSamlSignIn } from '../sign-in/start.ts'
import { memberAt, stayingIn } from './member.ts'
import { recipePath, recipeRoutes } from './recipes.ts'
import { roleRows } from './role-rows.ts'

const labels: Readonly<Record<string, string>> = {
  title: 'Title',
  department: 'Department',
  locale: 'Language',
  timeZone: 'Time zone',
}

/** Single sign-on for everybody, and a password for emergency administrators: they have to get in when single sign-on is broken. */
function signInPage(context: SpContext, request: Request, response: Response, session: Session | null, problem?: string): void {
  const organisation = organisationOf(request)
  const place = placeOf(request)
  const provider = organisation.providers.get(placeId(place))
  const path = placePath(organisation.slug, place)
  const status = problem ? (problem === 'password-wrong' ? 401 : 403) : 200
  const typed: unknown = request.body?.email
  sendPage(
    context,
    response,
    organisation,
    'sign-in',
    { title: `Sign in to ${place.name}`, status, session },
    {
      kind: 'Workspace',
      place: place.name,
      sso: provider ? `${path}/login` : null,
      provider: provider?.name,
      password: `${path}/sign-in`,
      both: provider !== undefined,
      emergency: true,
      email: typeof typed === 'string' ? typed : '',
      error: problem ? { code: problem, words: publicWords(problem) } : null,
    },
  )
}

/** The builder side: one workspace of an organisation. */
export function workspaceRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  router.get('/login', (request, response) =>
    startSamlSignIn(context, organisationOf(request), placeOf(request), 'go', { request, response }),
  )

  router.get('/sign-in', async (request, response) => {
    signInPage(context, request, response, await readSession(context.db, organisationOf(request), request))
  })

  router.post('/sign-in', express.urlencoded({ extended: false, limit: '16kb' }), async (request, response) => {
    const organisation = organisationOf(request)
    const place = placeOf(request)
    const code = await passwordSignIn(context, organisation, { place, environment: null }, { request, response })
    if (code === null) return response.redirect(303, placePath(organisation.slug, place))
    signInPage(context, request, response, null, code)
  })

  router.get('/', async (request, response) => {
    const member = await memberAt(context, request)
    if ('elsewhere' in member) return response.redirect(302, member.elsewhere)
    const { organisation, place, session, workspace, rights, at } = member
    const joined = session.account?.workspaces ?? []
    const shown = bend(organisation.activeDefects, 'shownWorkspace', place.name, { joined: joined.map(({ name }) => name) })
    const roles = joined.find(({ name }) => name === shown)?.roles
    const details = joined.find(({ name }) => name === place.name)?.attributes ?? {}
    const home = placePath(organisation.slug, place)
    const recipes = await listRecipes(context.db, organisation.slug, place.name)
    const folders = workspace.folders
      .filter(({ name }) => mayOpen(rights, name))
      .map(({ name }) => ({
        name,
        edit: mayEdit(rights, name),
        recipes: recipes
          .filter(({ folder }) => folder === name)
          .map((recipe) => ({ title: recipe.title, href: `${recipePath(home, recipe)}${stayingIn(at)}` })),
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
        details: Object.entries(details).map(([word, value]) => ({ word: labels[word] ?? word, value })),
        folders,
        environments:
          at === null
            ? []
            : environments.map((each) => ({ name: each.toUpperCase(), href: `${home}${stayingIn(each)}`, isHere: each === at })),
        administers: administers(session),
        others: joined.map(({ name }) => name).filter((name) => name !== place.name),
      },
    )
  })

  router.use(recipeRoutes(context))
  return router
}
