import express, { type Request, type Response, Router } from 'express'
import { logOwnAct } from '../../audit/own-act.ts'
import type { Db } from '../../db/open.ts'
import { addEntry, type EntryPlace, listEntries } from '../../environments/entries.ts'
import { mostCharacters, readEntry } from '../../environments/entry-text.ts'
import { placeId } from '../../organisations/place.ts'
import type { App } from '../../organisations/settings.ts'
import type { SpContext } from '../../server/context.ts'
import { sendPage } from '../../server/html.ts'
import { PageRefusal } from '../../server/refusal.ts'
import type { Session } from '../../session/sessions.ts'
import { when } from '../account/when.ts'
import { opensFor, type Scope, scopeOf, sessionAt } from './scope.ts'

/** The address of an app below its environment. */
export const appPath = ({ home }: Pick<Scope, 'home'>, { name }: Pick<App, 'name'>): string =>
  `${home}/apps/${encodeURIComponent(name)}`

/** Far more than an entry may have, so that what was typed comes back with words. */
const entryForm = express.urlencoded({ extended: false, limit: '1mb' })

/** Somebody at an app of their environment. */
interface Visit {
  scope: Scope
  session: Session
  app: App
}

/** Who asks for which app; the address to send the browser to instead where nobody is signed in. Throws the page 404. */
async function visitOf(context: SpContext, request: Request): Promise<Visit | { elsewhere: string }> {
  const scope = scopeOf(request)
  const session = await sessionAt(context, request)
  if (!session) return { elsewhere: `${scope.home}/sign-in` }
  const app = scope.environment.apps.find(({ name }) => name === request.params.app)
  if (!app) throw new PageRefusal('not-found', { status: 404, retry: scope.home })
  return { scope, session, app }
}

const refuse = ({ scope }: Visit): never => {
  throw new PageRefusal('no-permission', { retry: scope.home })
}

const opens = ({ scope, session, app }: Visit): boolean => opensFor(session, app, scope)

/** Where the entries of a visit are. Nobody without an account has any, which only a fault lets happen. */
const entriesOf = ({ scope, session, app }: Visit): EntryPlace => ({
  accountId: session.account?.id ?? '',
  environment: scope.environment.name,
  app: app.name,
})

async function show(context: SpContext, response: Response, visit: Visit, problem?: { typed: string; words: string }) {
  const { scope, session, app } = visit
  const { newest, count } = await listEntries(context.db, entriesOf(visit))
  sendPage(
    context,
    response,
    scope.organisation,
    'end-user-app',
    { title: app.name, current: 'home', session, status: problem ? 422 : 200 },
    {
      home: scope.home,
      environment: scope.environment.name,
      app: app.name,
      action: appPath(scope, app),
      typed: problem?.typed ?? '',
      problem: problem?.words,
      mostCharacters,
      entries: newest.map(({ text, writtenAt }) => ({ text, at: when(writtenAt) })),
      older: count - newest.length,
    },
  )
}

/** The apps of an environment: each opens for those who hold the permission that it asks for. */
export function appRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  router.get('/apps/:app', async (request, response) => {
    const visit = await visitOf(context, request)
    if ('elsewhere' in visit) return response.redirect(302, visit.elsewhere)
    if (!opens(visit)) refuse(visit)
    await show(context, response, visit)
  })

  router.post('/apps/:app', entryForm, async (request, response) => {
    const visit = await visitOf(context, request)
    if ('elsewhere' in visit) return response.redirect(303, visit.elsewhere)
    const { scope, session, app } = visit
    const { organisation, place } = scope
    const log = (event: string, code: string | null, reason: string, db: Db = context.db) =>
      logOwnAct(db, organisation, session, placeId(place), { event, code, reason, details: { app: app.name } })
    if (!opens(visit)) {
      await log('entry-refused', 'no-permission', `${app.name} asks for ${app.permission}`)
      refuse(visit)
    }
    const typed = typeof request.body?.text === 'string' ? request.body.text : ''
    const entry = readEntry(typed)
    if ('problem' in entry) return show(context, response, visit, { typed, words: entry.problem })
    const writtenAt = organisation.now().toISOString()
    await context.db.transaction().execute(async (trx) => {
      await addEntry(trx, entriesOf(visit), { text: entry.text, writtenAt })
      await log('entry-added', null, `in ${app.name}`, trx)
    })
    response.redirect(303, appPath(scope, app))
  })

  return router
}
