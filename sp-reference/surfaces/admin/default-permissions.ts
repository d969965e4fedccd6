import { type Request, type Response, Router } from 'express'
import { mayOpen } from '../../environments/rights.ts'
import type { SpContext } from '../../server/context.ts'
import { sendAdminPage } from './access.ts'
import { changesBetween } from './changes.ts'
import { environmentIn } from './environment-in.ts'
import { boxesForm } from './form.ts'
import { noticeOf } from './notices.ts'
import {
  knownPermissions,
  type PermissionsTyped,
  permissionFields,
  permissionsInWords,
  permissionsTyped,
  readPermissions,
} from './permission-form.ts'
import { placeFrame } from './place-frame.ts'
import { changeEnvironment } from './place-store.ts'
import { recordWork } from './record.ts'

/** What newcomers of an environment may do, and which app asks for which permission. */
export function defaultPermissionRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  function show(request: Request, response: Response, typed?: { answers: PermissionsTyped; problem: string }): void {
    const { organisation, place, environment } = environmentIn(request)
    const answers = typed?.answers ?? { ticked: environment.defaultPermissions, further: '' }
    const page = {
      title: `${place.name}: default permissions`,
      section: 'authentication' as const,
      ...(typed ? { status: 422 } : {}),
    }
    sendAdminPage(context, request, response, 'admin-permissions', page, {
      ...placeFrame(organisation, place, 'permissions'),
      ...permissionFields(knownPermissions(environment), answers, typed?.problem ?? null),
      apps: environment.apps.map((app) => ({ ...app, isOpen: mayOpen(environment.defaultPermissions, app) })),
      people: `/o/${organisation.slug}/admin/people`,
      notice: noticeOf(request.query.notice),
    })
  }

  router.get('/permissions', (request, response) => show(request, response))

  router.post('/permissions', boxesForm, async (request, response) => {
    const { organisation, place, environment } = environmentIn(request)
    const answers = permissionsTyped(request)
    const { permissions, problem } = readPermissions(answers, knownPermissions(environment))
    if (problem !== null) return show(request, response, { answers, problem })
    await context.db.transaction().execute(async (trx) => {
      let before: readonly string[] = []
      await changeEnvironment(trx, organisation.slug, place.name, ({ defaultPermissions }) => {
        before = defaultPermissions
        return { defaultPermissions: permissions }
      })
      const facts = (list: readonly string[]) => ({ 'Default permissions': permissionsInWords(list) })
      await recordWork(trx, request, place, 'default-permissions-changed', changesBetween(facts(before), facts(permissions)))
    })
    response.redirect(303, `${placeFrame(organisation, place, 'permissions').permissions}?notice=defaults-saved`)
  })

  return router
}
