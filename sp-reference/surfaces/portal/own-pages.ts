import { type Request, type Response, Router } from 'express'
import { apiAudience } from '../../api/authenticate.ts'
import { admitCall, listItems } from '../../api/collection.ts'
import { ApiRefusal } from '../../api/refusal.ts'
import { writeAudit } from '../../audit/audit.ts'
import { placeId } from '../../organisations/place.ts'
import { grantsOf, listRequests } from '../../portal/access.ts'
import { makeCredentials, type NewCredentials } from '../../portal/credentials.ts'
import { methodWords } from '../../portal/settings.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { when } from '../account/when.ts'
import { curlLines } from './curl.ts'
import { type ClientOwner, clientOwnerOf, developerOf, sendPortalPage } from './developer.ts'

const statusWords = { pending: 'Pending', approved: 'Approved', rejected: 'Rejected' }

/** What a person has in the portal: their requests, their API client, and the APIs that they may use. */
export function ownPages(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  router.get('/requests', async (request, response) => {
    const developer = developerOf(request)
    const all = await listRequests(db, developer.organisation.slug)
    const requests = all
      .filter(({ accountId }) => accountId === developer.account.id)
      .toReversed()
      .map(({ collection, note, status, at, decidedAt }) => ({
        collection,
        note,
        status: statusWords[status],
        bad: status === 'rejected',
        plain: status === 'pending',
        at: when(at),
        decidedAt: decidedAt && when(decidedAt),
      }))
    sendPortalPage(context, response, developer, 'portal-requests', { title: 'My requests', tab: 'requests' }, { requests })
  })

  const showClient = (response: Response, developer: ClientOwner, made: NewCredentials | null) => {
    const { client, portal, organisation } = developer
    sendPortalPage(
      context,
      response,
      developer,
      'portal-client',
      { title: 'My API client', tab: 'client' },
      {
        client: { ...client, created: when(client.createdAt) },
        method: methodWords[client.method],
        policy: portal.policies.find(({ name }) => name === client.policy) ?? null,
        oauth: client.method === 'oauth2',
        jwt: client.method === 'jwt',
        made,
        audience: apiAudience(context.base(), organisation.slug),
        hasCredentials: client.hasCredentials || made !== null,
      },
    )
  }

  router.get('/client', (request, response) => showClient(response, clientOwnerOf(request), null))

  router.post('/client/credentials', async (request, response) => {
    const developer = clientOwnerOf(request)
    const { organisation, client, account, session, portal } = developer
    const made = await makeCredentials(db, client)
    await writeAudit(db, organisation, organisation.now().toISOString(), {
      actor: session.email,
      place: placeId({ kind: 'end-user', name: portal.environment }),
      event: 'credentials-made',
      decision: null,
      code: null,
      email: account.email,
      nameId: null,
      reasons: [`${methodWords[client.method]}: new credentials, the old ones have ended`],
      details: { client: client.id },
    })
    showClient(response, developer, made)
  })

  router.get('/apis', async (request, response) => {
    const developer = developerOf(request)
    const { organisation, portal, account } = developer
    const grants = await grantsOf(db, organisation, account.id)
    const collections = portal.collections.filter(({ name }) => grants.includes(name))
    sendPortalPage(context, response, developer, 'portal-apis', { title: 'My APIs', tab: 'apis' }, { collections })
  })

  const showApi = async (request: Request, response: Response, answer: { status: number; body: string } | null) => {
    const developer = clientOwnerOf(request)
    const { organisation, portal, account, client, path } = developer
    const found = portal.collections.find(({ name }) => name === request.params.name)
    const grants = await grantsOf(db, organisation, account.id)
    if (!found || !grants.includes(found.name)) throw new PageRefusal('not-found', { status: 404, retry: `${path}/discover` })
    const audience = apiAudience(context.base(), organisation.slug)
    sendPortalPage(
      context,
      response,
      developer,
      'portal-api',
      { title: found.name, tab: 'apis' },
      { ...found, curl: curlLines(client, audience, found.name), answer, address: `${audience}/collections/${found.name}/items` },
    )
  }

  router.get('/apis/:name', (request, response) => showApi(request, response, null))

  // The same gate as for a program: grants and the policy count.
  router.post('/apis/:name/try', async (request, response) => {
    const { organisation, client } = clientOwnerOf(request)
    const { name } = request.params
    try {
      await admitCall(db, organisation, client, name)
      const items = await listItems(db, organisation.slug, name)
      await showApi(request, response, { status: 200, body: JSON.stringify({ items }, null, 2) })
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error
      const { status, code, message } = error
      const body = JSON.stringify({ error: code, error_description: message }, null, 2)
      await showApi(request, response, { status, body })
    }
  })

  return router
}
