import express, { type Request, type Response, Router } from 'express'
import { writeAudit } from '../../audit/audit.ts'
import { bend } from '../../defects/defect.ts'
import { placeId } from '../../organisations/place.ts'
import { askForAccess, grantsOf, listRequests } from '../../portal/access.ts'
import type { Collection } from '../../portal/settings.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { type Developer, developerOf, sendPortalPage } from './developer.ts'

const LONGEST_NOTE = 500
const form = express.urlencoded({ extended: false, limit: '16kb' })

const whyNot = {
  'open-already': 'You have an open request for this collection. An administrator will decide it.',
  'granted-already': 'You have access to this collection already.',
}

function collectionOf(request: Request, { portal, path }: Developer): Collection {
  const found = portal.collections.find(({ name }) => name === request.params.name)
  if (!found) throw new PageRefusal('not-found', { status: 404, retry: `${path}/discover` })
  return found
}

/** What there is to ask for: the list of collections, and the form of a request. */
export function discoverPages(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  const showForm = (request: Request, response: Response, problem?: { note: string; error: string }) => {
    const developer = developerOf(request)
    const { name, description } = collectionOf(request, developer)
    sendPortalPage(
      context,
      response,
      developer,
      'portal-request',
      { title: `Request access to ${name}`, tab: 'discover', status: problem ? 400 : 200 },
      { name, description, longest: LONGEST_NOTE, ...problem },
    )
  }

  router.get('/discover', async (request, response) => {
    const developer = developerOf(request)
    const { organisation, portal, account } = developer
    const names = portal.collections.map(({ name }) => name)
    const faults = organisation.activeDefects
    const granted = await grantsOf(db, organisation, account.id)
    const usable = bend(faults, 'tryOut', granted, { collections: names })
    const offered = bend(faults, 'offered', names, null)
    const requests = await listRequests(db, organisation.slug)
    const stateOf = (name: string) =>
      requests.findLast((each) => each.accountId === account.id && each.collection === name)?.status ?? null
    sendPortalPage(
      context,
      response,
      developer,
      'portal-discover',
      { title: 'Discover new APIs', tab: 'discover' },
      {
        collections: portal.collections
          .filter(({ name }) => offered.includes(name))
          .map(({ name, description }) => ({
            name,
            description,
            usable: usable.includes(name),
            askable: !granted.includes(name) && stateOf(name) !== 'pending',
            pending: stateOf(name) === 'pending',
            rejected: stateOf(name) === 'rejected',
          })),
      },
    )
  })

  router.get('/collections/:name/request', (request, response) => showForm(request, response))

  router.post('/collections/:name/request', form, async (request, response) => {
    const developer = developerOf(request)
    const { organisation, account, portal, session, path } = developer
    const { name } = collectionOf(request, developer)
    const note = typeof request.body?.note === 'string' ? request.body.note.trim() : ''
    if (note.length > LONGEST_NOTE)
      return showForm(request, response, { note, error: `The note has ${note.length} characters; ${LONGEST_NOTE} are the most.` })
    if (/[^\P{Cc}\t\n\r]/u.test(note)) return showForm(request, response, { note, error: 'The note holds a control character.' })
    const problem = await askForAccess(db, organisation, { accountId: account.id, collection: name, note })
    if (problem) return showForm(request, response, { note, error: whyNot[problem] })
    await writeAudit(db, organisation, organisation.now().toISOString(), {
      actor: session.email,
      place: placeId({ kind: 'end-user', name: portal.environment }),
      event: 'access-requested',
      decision: null,
      code: null,
      email: account.email,
      nameId: null,
      reasons: [`access to ${name} requested`],
      details: { note },
    })
    response.redirect(303, `${path}/requests`)
  })

  return router
}
