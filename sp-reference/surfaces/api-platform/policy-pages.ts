import { type Request, type Response, Router } from 'express'
import { createPolicy } from '../../portal/administer.ts'
import { usagePolicySchema } from '../../portal/settings.ts'
import type { SpContext } from '../../server/context.ts'
import { administratorOf, type Errors, fieldOf, sendAdminPage } from './administrator.ts'

const words: Record<string, string> = {
  name: 'Letters, digits, spaces, dots and dashes, at most 40.',
  perMinute: 'A whole number from 1 to 100000.',
  perDay: 'A whole number from 1 to 100000000.',
}

/** The usage policies: how often a client may call. */
export function policyPages(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  const show = (request: Request, response: Response, errors: Errors = {}) => {
    const administrator = administratorOf(request)
    sendAdminPage(
      context,
      response,
      administrator,
      'api-policies',
      { title: 'Policies', tab: 'policies', status: Object.keys(errors).length > 0 ? 400 : 200 },
      {
        policies: administrator.portal?.policies ?? [],
        typed: Object.fromEntries(Object.keys(words).map((field) => [field, fieldOf(request, field)])),
        errors,
      },
    )
  }

  router.get('/policies', (request, response) => show(request, response))

  router.post('/policies', async (request, response) => {
    const { organisation, session, path } = administratorOf(request)
    const number = (field: string) => (/^\d{1,9}$/.test(fieldOf(request, field)) ? Number(fieldOf(request, field)) : Number.NaN)
    const typed = usagePolicySchema.safeParse({
      name: fieldOf(request, 'name'),
      perMinute: number('perMinute'),
      perDay: number('perDay'),
    })
    if (!typed.success) {
      const wrong = new Set(typed.error.issues.map(({ path: [field] }) => String(field)))
      return show(request, response, Object.fromEntries(Object.entries(words).filter(([field]) => wrong.has(field))))
    }
    if (!(await createPolicy(db, organisation, typed.data, session.email)))
      return show(request, response, { name: `There is a policy '${typed.data.name}' already.` })
    response.redirect(303, `${path}/policies`)
  })

  return router
}
