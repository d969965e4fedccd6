import { type Request, type Response, Router } from 'express'
import { createCollection } from '../../portal/administer.ts'
import { collectionSchema } from '../../portal/settings.ts'
import type { SpContext } from '../../server/context.ts'
import { administratorOf, type Errors, fieldOf, sendAdminPage } from './administrator.ts'

/** The API collections that the portal offers. */
export function collectionPages(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  const show = (request: Request, response: Response, errors: Errors = {}) => {
    const administrator = administratorOf(request)
    sendAdminPage(
      context,
      response,
      administrator,
      'api-collections',
      { title: 'API collections', tab: 'collections', status: Object.keys(errors).length > 0 ? 400 : 200 },
      {
        collections: administrator.portal?.collections ?? [],
        typed: { name: fieldOf(request, 'name'), description: fieldOf(request, 'description') },
        errors,
      },
    )
  }

  router.get('/collections', (request, response) => show(request, response))

  router.post('/collections', async (request, response) => {
    const { organisation, session, path } = administratorOf(request)
    const typed = collectionSchema.safeParse({ name: fieldOf(request, 'name'), description: fieldOf(request, 'description') })
    if (!typed.success) {
      const wrong = new Set(typed.error.issues.map(({ path: [field] }) => field))
      return show(request, response, {
        ...(wrong.has('name') ? { name: 'Small letters, digits and dashes, at most 40; it becomes part of the address.' } : {}),
        ...(wrong.has('description') ? { description: 'At most 300 characters.' } : {}),
      })
    }
    if (!(await createCollection(db, organisation, typed.data, session.email)))
      return show(request, response, { name: `There is a collection '${typed.data.name}' already.` })
    response.redirect(303, `${path}/collections`)
  })

  return router
}
