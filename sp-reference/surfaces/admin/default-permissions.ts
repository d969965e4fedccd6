import { type Request, type Response, Router } from 'express'
import { mayOpen } from '../../environments/rights.ts'
import type { Environment, OrganisationSettings } from '../../organisations/settings.ts'
import { changeSettings } from '../../organisations/store.ts'
import type { SpContext } from '../../server/context.ts'
import { organisationOf, placeOf } from '../../server/scope.ts'
import { sendAdminPage } from './access.ts'
import { changesBetween } from './changes.ts'
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
import { recordWork } from './record.ts'

function environmentIn(settings: OrganisationSettings, name: string): Environment {
  const found = settings.environments.find((each) => each.name === name)
  if (!found) throw new Error(`there is no environment '${name}'`)
  return found
}

/** What newcomers of an environment may do, and which app asks for which permission. */
export function defaultPermissionRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  function show(request: Request, response: Response, typed?: { answers: PermissionsTyped; problem: string }): void {
    const organisation = organisationOf(request)
    const place = placeOf(request)
    const environment = environmentIn(organisation, place.name)
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
    const organisation = organisationOf(request)
    const place = placeOf(request)
    const answers = permissionsTyped(request)
    const { permissions, problem } = readPermissions(answers, knownPermissions(environmentIn(organisation, place.name)))
    if (problem !== null) return show(request, response, { answers, problem })
    await context.db.transaction().execute(async (trx) => {
      let before: readonly string[] = []
      await changeSettings(trx, organisation.slug, (known) => {
        before = environmentIn(known, place.name).defaultPermissions
        const environments = known.environments.map((each) =>
          each.name === place.name ? { ...each, defaultPermissions: permissions } : each,
        )
        return { ...known, environments }
      })
      const facts = (list: readonly string[]) => ({ 'Default permissions': permissionsInWords(list) })
      await recordWork(trx, request, place, 'default-permissions-changed', changesBetween(facts(before), facts(permissions)))
    })
    response.redirect(303, `${placeFrame(organisation, place, 'permissions').permissions}?notice=defaults-saved`)
  })

  return router
}
