import { type Request, type Response, Router } from 'express'
import { listAccounts } from '../../accounts/read.ts'
import { listRequests } from '../../portal/access.ts'
import { decideAccess } from '../../portal/administer.ts'
import type { SpContext } from '../../server/context.ts'
import { when } from '../account/when.ts'
import { administratorOf, fieldOf, sendAdminPage } from './administrator.ts'

/** Requests for access: the open ones to decide, and what became of the others. */
export function requestPages(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  const rowsOf = async (organisation: string) => {
    const people = new Map((await listAccounts(db, organisation)).map(({ id, email }) => [id, email]))
    return (await listRequests(db, organisation)).map((request) => ({
      ...request,
      email: people.get(request.accountId) ?? 'somebody who is gone',
      at: when(request.at),
      decidedAt: request.decidedAt && when(request.decidedAt),
    }))
  }

  const show = async (request: Request, response: Response, error: string | null = null) => {
    const administrator = administratorOf(request)
    const rows = await rowsOf(administrator.organisation.slug)
    sendAdminPage(
      context,
      response,
      administrator,
      'api-requests',
      { title: 'Access requests', tab: 'requests', status: error ? 409 : 200 },
      {
        open: rows.filter(({ status }) => status === 'pending'),
        decided: rows.filter(({ status }) => status !== 'pending').toReversed(),
        error,
      },
    )
  }

  router.get('/requests', (request, response) => show(request, response))

  router.post('/requests/:id', async (request, response) => {
    const { organisation, session, path } = administratorOf(request)
    const decision = fieldOf(request, 'decision')
    const { id } = request.params
    const email = (await rowsOf(organisation.slug)).find((row) => row.id === id)?.email ?? ''
    if (decision !== 'approve' && decision !== 'reject') return show(request, response, 'Choose Approve or Reject.')
    const decided = await decideAccess(db, organisation, { id, email }, decision, session.email)
    if (!decided) return show(request, response, 'This request is not open any more: somebody has decided it.')
    response.redirect(303, `${path}/requests`)
  })

  return router
}
