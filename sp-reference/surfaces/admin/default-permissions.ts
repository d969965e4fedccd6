import { type Request, type Response, Router } from 'express'
import { mayOpen } from '../../environments/rights.ts'
import type { SpContext } from '../../server/context.ts'
import { sendAdminPage } from './access.ts'
import { changesBetween } from './changes.ts'
import { environmentIn } from './environment-in.ts'
import { boxesForm, fieldsOf } from './form.ts'
import { noticeOf } from './notices.ts'
import {
  knownPermissions,
  type PermissionsTyped,
  permissionFields,
  permissionsInWords,
  permissionsTyped,
  readPermissions,
  versionOfPermissions,
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
      seen: versionOfPermissions(environment.defaultPermissions),
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
    const isSeen = (now: readonly string[]) => versionOfPermissions(now) === fieldsOf(request).seen
    const page = placeFrame(organisation, place, 'permissions').permissions
    if (!isSeen(environment.defaultPermissions)) return response.redirect(303, `${page}?notice=overtaken`)
    if (problem !== null) return show(request, response, { answers, problem })
    const notice = await context.db.transaction().execute(async (trx) => {
      let before: readonly string[] = []
      await changeEnvironment(trx, organisation.slug, place.name, ({ defaultPermissions }) => {
        before = defaultPermissions
        return isSeen(before) ? { defaultPermissions: permissions } : {}
      })
      if (!isSeen(before)) return 'overtaken'
      const facts = (list: readonly string[]) => ({ 'Default permissions': permissionsInWords(list) })
      await recordWork(trx, request, place, 'default-permissions-changed', changesBetween(facts(before), facts(permissions)))
      return 'defaults-saved'
    })
    response.redirect(303, `${page}?notice=${notice}`)
  })

  return router
}
