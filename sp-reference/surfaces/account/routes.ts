import { Router } from 'express'
import type { SpContext } from '../../server/context.ts'
import { organisationOf } from '../../server/scope.ts'
import { endSession, readSession } from '../../session/sessions.ts'

/** What belongs to a signed-in person wherever they are: the session itself and the pages about them. */
export function accountRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  router.get('/session', async (request, response) => {
    const session = await readSession(context.db, organisationOf(request), request)
    if (!session) return response.json({ signedIn: false })
    const { email, place, method, account } = session
    response.json({ signedIn: true, email, accountId: account?.id, place, method })
  })

  router.post('/sign-out', async (request, response) => {
    const organisation = organisationOf(request)
    await endSession(context.db, request, response, organisation.slug)
    response.redirect(303, `/o/${organisation.slug}`)
  })

  return router
}
