import express, { type Response, Router } from 'express'
import { placeId } from '../../organisations/place.ts'
import type { SpContext } from '../../server/context.ts'
import { sendPage } from '../../server/html.ts'
import { publicWords } from '../../server/refusal.ts'
import { readSession, type Session } from '../../session/sessions.ts'
import { startSamlSignIn } from '../sign-in/start.ts'
import { appPath, appRoutes } from './apps.ts'
import { passwordSignIn } from './password.ts'
import { opensFor, type Scope, scopeOf, sessionAt } from './scope.ts'

function signInPage(
  context: SpContext,
  response: Response,
  { organisation, place, environment, home }: Scope,
  session: Session | null,
  problem?: { code: string; email: unknown },
): void {
  const sso = environment.samlEnabled && environment.authMethod === 'saml' ? `${home}/login` : null
  const status = problem ? (problem.code === 'password-wrong' ? 401 : 403) : 200
  sendPage(
    context,
    response,
    organisation,
    'sign-in',
    { title: `Sign in to ${place.name}`, status, session },
    {
      kind: 'Environment',
      place: place.name,
      sso,
      provider: organisation.providers.get(placeId(place))?.name,
      // The form is there for everybody: who has to use SAML learns it from the answer, which depends on the person.
      password: `${home}/sign-in`,
      both: sso !== null,
      email: typeof problem?.email === 'string' ? problem.email : '',
      error: problem ? { code: problem.code, words: publicWords(problem.code) } : null,
    },
  )
}

/** The end-user side: one environment of an organisation. */
export function endUserRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  router.get('/login', async (request, response) => {
    const { organisation, place, environment, home } = scopeOf(request)
    if (environment.authMethod === 'password') return response.redirect(302, `${home}/sign-in`)
    const channel = request.query.channel === 'portal' ? 'portal' : 'go'
    await startSamlSignIn(context, organisation, place, channel, { request, response })
  })

  router.get('/sign-in', async (request, response) => {
    const scope = scopeOf(request)
    signInPage(context, response, scope, await readSession(context.db, scope.organisation, request))
  })

  router.post('/sign-in', express.urlencoded({ extended: false, limit: '16kb' }), async (request, response) => {
    const scope = scopeOf(request)
    const code = await passwordSignIn(context, scope.organisation, scope, { request, response })
    if (code === null) return response.redirect(303, scope.home)
    signInPage(context, response, scope, null, { code, email: request.body?.email })
  })

  router.get('/', async (request, response) => {
    const scope = scopeOf(request)
    const { organisation, place, environment, home } = scope
    const session = await sessionAt(context, request)
    if (!session) return response.redirect(302, `${home}/sign-in`)
    const access = session.account?.environments.find(({ name }) => name === place.name)
    sendPage(
      context,
      response,
      organisation,
      'end-user-home',
      { title: place.name, current: 'home', session },
      {
        environment: place.name,
        name: session.account?.displayName ?? session.email,
        method: session.method,
        permissions: access?.permissions ?? [],
        apps: environment.apps.map((app) => ({ ...app, href: opensFor(session, app, scope) ? appPath(scope, app) : null })),
        groups: access?.groups.map(({ name }) => name) ?? [],
        others: session.account?.environments.map(({ name }) => name).filter((name) => name !== place.name) ?? [],
      },
    )
  })

  router.use(appRoutes(context))
  return router
}
