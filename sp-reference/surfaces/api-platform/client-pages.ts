import { type Request, type Response, Router } from 'express'
import { listAccounts } from '../../accounts/read.ts'
import { grantsOf } from '../../portal/access.ts'
import { editClient } from '../../portal/administer.ts'
import { findClient, listClients } from '../../portal/clients.ts'
import { clientMethods, methodWords } from '../../portal/settings.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { when } from '../account/when.ts'
import { administratorOf, fieldOf, sendAdminPage } from './administrator.ts'

/** The API clients, which JIT provisioning makes, and what may be changed of one. */
export function clientPages(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })
  const emails = async (organisation: string) =>
    new Map((await listAccounts(db, organisation)).map(({ id, email }) => [id, email]))

  router.get('/clients', async (request, response) => {
    const administrator = administratorOf(request)
    const { organisation } = administrator
    const people = await emails(organisation.slug)
    const clients = (await listClients(db, organisation)).map((client) => ({
      ...client,
      email: people.get(client.accountId) ?? 'nobody',
      method: methodWords[client.method],
      created: when(client.createdAt),
    }))
    sendAdminPage(context, response, administrator, 'api-clients', { title: 'API clients', tab: 'clients' }, { clients })
  })

  const clientOf = async (request: Request<{ id: string }>) => {
    const { organisation, path } = administratorOf(request as Request)
    const client = await findClient(db, organisation, request.params.id)
    if (!client) throw new PageRefusal('not-found', { status: 404, retry: `${path}/clients` })
    return { client, email: (await emails(organisation.slug)).get(client.accountId) ?? 'nobody' }
  }

  const show = async (request: Request<{ id: string }>, response: Response, errors: Record<string, string> = {}) => {
    const administrator = administratorOf(request as Request)
    const { client, email } = await clientOf(request)
    sendAdminPage(
      context,
      response,
      administrator,
      'api-client',
      { title: `API client of ${email}`, tab: 'clients', status: Object.keys(errors).length > 0 ? 409 : 200 },
      {
        email,
        id: client.id,
        method: methodWords[client.method],
        groups: client.groups,
        grants: await grantsOf(db, administrator.organisation, client.accountId),
        policies: (administrator.portal?.policies ?? []).map(({ name }) => ({ name, chosen: name === client.policy })),
        saved: request.query.saved !== undefined && Object.keys(errors).length === 0,
        errors,
      },
    )
  }

  router.get('/clients/:id', (request, response) => show(request, response))

  router.post('/clients/:id', async (request, response) => {
    const { organisation, session, path } = administratorOf(request as Request)
    const found = await clientOf(request)
    const method = clientMethods.find((each) => each === fieldOf(request as Request, 'method'))
    const policy = fieldOf(request as Request, 'policy')
    const change = { policy: policy === '' ? null : policy, ...(method ? { method } : {}) }
    const problem = await editClient(db, organisation, found, change, session.email)
    if (problem) return show(request, response, { [problem.field]: `Not changed: ${problem.words}.` })
    response.redirect(303, `${path}/clients/${found.client.id}?saved`)
  })

  return router
}
