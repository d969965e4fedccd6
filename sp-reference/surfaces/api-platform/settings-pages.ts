import { type Request, type Response, Router } from 'express'
import { isUniqueViolation } from '../../db/dialect.ts'
import { groupsFor, logByHand, saveJitUserSettings } from '../../portal/administer.ts'
import { clientMethods, jitUserSettingsSchema, methodWords } from '../../portal/settings.ts'
import { createPortal } from '../../portal/store.ts'
import type { SpContext } from '../../server/context.ts'
import { tickedIn } from '../admin/form.ts'
import { administratorOf, type Errors, fieldOf, sendAdminPage, withPortal } from './administrator.ts'

/** What the form of the JIT user settings holds. */
interface Typed {
  method: string
  policy: string
  groups: string[]
}

const typedIn = (request: Request): Typed => ({
  method: fieldOf(request, 'method'),
  policy: fieldOf(request, 'policy'),
  groups: tickedIn(request, 'groups'),
})

/** Settings > Developer Portal: where the portal is, and the JIT user settings of its clients. */
export function settingsPages(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })
  const at = '/settings/developer-portal'

  const showPortal = (request: Request, response: Response, errors: Errors = {}) => {
    const administrator = administratorOf(request)
    sendAdminPage(
      context,
      response,
      administrator,
      'api-portal-settings',
      { title: 'Developer Portal', tab: 'settings', status: Object.keys(errors).length > 0 ? 400 : 200 },
      {
        environments: administrator.organisation.environments.map(({ name }) => name),
        typed: fieldOf(request, 'environment'),
        saved: administrator.portal?.settings != null,
        errors,
      },
    )
  }

  router.get('/settings', (request, response) => response.redirect(302, `${administratorOf(request).path}${at}`))
  router.get(at, (request, response) => showPortal(request, response))

  router.post(at, async (request, response) => {
    const { organisation, session, path } = administratorOf(request)
    const environment = fieldOf(request, 'environment')
    if (!organisation.environments.some(({ name }) => name === environment))
      return showPortal(request, response, { environment: 'Choose one of the environments.' })
    try {
      await db.transaction().execute(async (trx) => {
        await createPortal(trx, organisation.slug, { environment, collections: [], policies: [], settings: null })
        await logByHand(trx, organisation, session.email, { event: 'portal-opened', reasons: [`at ${environment}`] })
      })
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      return showPortal(request, response, { environment: 'The portal is open already; reload the page.' })
    }
    response.redirect(303, `${path}${at}/jit-user-settings`)
  })

  const showSettings = (request: Request, response: Response, problem?: { typed: Typed; errors: Errors }) => {
    const administrator = administratorOf(request)
    const { portal, organisation } = administrator
    if (!portal) throw new Error('the route has no portal')
    const current = problem?.typed ?? { method: '', policy: '', groups: [], ...portal.settings }
    sendAdminPage(
      context,
      response,
      administrator,
      'api-jit-settings',
      { title: 'JIT user settings', tab: 'settings', status: problem ? 400 : 200 },
      {
        configured: portal.settings !== null,
        saved: request.query.saved !== undefined && !problem,
        methods: clientMethods.map((value) => ({ value, words: methodWords[value], chosen: value === current.method })),
        policies: portal.policies.map(({ name }) => ({ name, chosen: name === current.policy })),
        groups: groupsFor(organisation, portal).map((name) => ({ name, chosen: current.groups.includes(name) })),
        errors: problem?.errors ?? {},
      },
    )
  }

  const page = `${at}/jit-user-settings`
  router.get(page, withPortal, (request, response) => showSettings(request, response))

  router.post(page, withPortal, async (request, response) => {
    const { organisation, portal, session, path } = administratorOf(request)
    if (!portal) throw new Error('the route has no portal')
    const typed = typedIn(request)
    const settings = jitUserSettingsSchema.safeParse({ ...typed, policy: typed.policy === '' ? null : typed.policy })
    if (!settings.success)
      return showSettings(request, response, { typed, errors: { method: 'Select an authentication method.' } })
    const problems = await saveJitUserSettings(db, organisation, portal, settings.data, session.email)
    if (problems.length > 0)
      return showSettings(request, response, {
        typed,
        errors: Object.fromEntries(problems.map(({ field, words }) => [field, sentence(words)])),
      })
    response.redirect(303, `${path}${page}?saved`)
  })

  return router
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
