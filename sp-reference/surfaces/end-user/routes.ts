import express, { type Request, type Response, Router } from 'express'
import { type Place, placeId, placePath } from '../../organisations/place.ts'
import type { Environment } from '../../organisations/settings.ts'
import type { Organisation } from '../../organisations/store.ts'
import type { SpContext } from '../../server/context.ts'
import { sendPage } from '../../server/html.ts'
import { publicWords } from '../../server/refusal.ts'
import { organisationOf, placeOf } from '../../server/scope.ts'
import { readSession, type Session } from '../../session/sessions.ts'
import { startSamlSignIn } from '../sign-in/start.ts'
import { passwordSignIn } from './password.ts'

interface Scope {
  organisation: Organisation
  place: Place
  environment: Environment
}

function scopeOf(request: Request): Scope {
  const organisation = organisationOf(request)
  const place = placeOf(request)
  const environment = organisation.environments.find(({ name }) => name === place.name)
  if (!environment) throw new Error('the route has no environment')
  return { organisation, place, environment }
}

function signInPage(
  context: SpContext,
  response: Response,
  { organisation, place, environment }: Scope,
  session: Session | null,
  problem?: { code: string; email: unknown },
): void {
  const path = placePath(organisation.slug, place)
  const sso = environment.samlEnabled && environment.authMethod === 'saml' ? `${path}/login` : null
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
      password: `${path}/sign-in`,
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
    const { organisation, place, environment } = scopeOf(request)
    if (environment.authMethod === 'password') return response.redirect(302, `${placePath(organisation.slug, place)}/sign-in`)
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
    if (code === null) return response.redirect(303, placePath(scope.organisation.slug, scope.place))
    signInPage(context, response, scope, null, { code, email: request.body?.email })
  })

  router.get('/', async (request, response) => {
    const { organisation, place } = scopeOf(request)
    const session = await readSession(context.db, organisation, request)
    // A session is for one place: Dev by password says nothing about Prod by SSO.
    if (session?.place !== placeId(place)) return response.redirect(302, `${placePath(organisation.slug, place)}/sign-in`)
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
        groups: access?.groups.map(({ name }) => name) ?? [],
        others: session.account?.environments.map(({ name }) => name).filter((name) => name !== place.name) ?? [],
      },
    )
  })

  return router
}
