import express, { type ErrorRequestHandler, type Request, type RequestHandler, Router } from 'express'
import { z } from 'zod'
import type { ApiClient } from '../portal/clients.ts'
import type { SpContext } from '../server/context.ts'
import { PageRefusal } from '../server/refusal.ts'
import { organisationOf, withOrganisation } from '../server/scope.ts'
import { apiAudience, authenticate } from './authenticate.ts'
import { addItem, admitCall, deleteItem, findItem, listItems } from './collection.ts'
import { ApiRefusal } from './refusal.ts'
import { issueToken } from './token-endpoint.ts'

const newItem = z.strictObject({ name: z.string().trim().min(1).max(200) })

const clients = new WeakMap<Request, ApiClient>()

function clientOfCall(request: Request): ApiClient {
  const client = clients.get(request)
  if (!client) throw new Error('the call was not admitted')
  return client
}

/** Who calls, and whether they may. */
const admitted =
  (context: SpContext): RequestHandler<{ collection: string }> =>
  async (request, _response, next) => {
    const organisation = organisationOf(request)
    const client = await authenticate(context.db, organisation, request, apiAudience(context.base(), organisation.slug))
    await admitCall(context.db, organisation, client, request.params.collection)
    clients.set(request, client)
    next()
  }

const asJson =
  (context: SpContext): ErrorRequestHandler =>
  (error, _request, response, _next) => {
    if (error instanceof ApiRefusal) {
      // The token endpoint has words of its own (RFC 6749 5.2); a client of any kind finds its own key.
      const { status, code, message, headers } = error
      return response.status(status).set(headers).json({ error: code, error_description: message })
    }
    if (error instanceof PageRefusal)
      return response.status(error.status).json({ error: error.code, error_description: error.message })
    if (error instanceof Error && 'status' in error && ('type' in error || error.status === 400)) {
      const what = 'type' in error ? 'body' : 'address'
      return response.status(Number(error.status)).json({ error: 'unreadable', error_description: `the ${what} cannot be read` })
    }
    context.log.error({ error }, 'a call to an API failed')
    response.status(500).json({ error: 'internal-error', error_description: 'something went wrong on our side; try again' })
  }

/** The APIs behind the developer portal: a small list of items per collection, and the token endpoint. For programs, so JSON alone. */
export function apiRoutes(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })
  router.use(withOrganisation(context))

  router.post('/token', express.urlencoded({ extended: false, limit: '16kb' }), async (request, response) => {
    response.json(await issueToken(db, organisationOf(request), request))
  })

  router.use('/collections/:collection', admitted(context), express.json({ limit: '16kb' }))
  router.get('/collections/:collection/items', async (request, response) => {
    response.json({ items: await listItems(db, organisationOf(request).slug, request.params.collection) })
  })
  router.post('/collections/:collection/items', async (request, response) => {
    const item = newItem.safeParse(request.body)
    if (!item.success) throw new ApiRefusal(400, 'invalid', 'send JSON with a "name" of 1 to 200 characters')
    const client = clientOfCall(request)
    const organisation = organisationOf(request)
    response.status(201).json(await addItem(db, organisation, request.params.collection, { ...item.data, madeBy: client.id }))
  })
  router.get('/collections/:collection/items/:id', async (request, response) => {
    const item = await findItem(db, organisationOf(request).slug, request.params.collection, request.params.id)
    if (!item) throw new ApiRefusal(404, 'not-found', 'there is no such item')
    response.json(item)
  })
  router.delete('/collections/:collection/items/:id', async (request, response) => {
    const gone = await deleteItem(db, organisationOf(request).slug, request.params.collection, request.params.id)
    if (!gone) throw new ApiRefusal(404, 'not-found', 'there is no such item')
    response.status(204).end()
  })

  router.use((request) => {
    throw new ApiRefusal(404, 'not-found', `there is no ${request.method} ${request.path} in this API`)
  })
  router.use(asJson(context))
  return router
}
