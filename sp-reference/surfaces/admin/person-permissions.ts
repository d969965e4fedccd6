import { type Request, type Response, Router } from 'express'
import { listAccounts } from '../../accounts/read.ts'
import { setPermissions } from '../../environments/permissions.ts'
import { mayOpen } from '../../environments/rights.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
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
import { recordWork } from './record.ts'

/** The address of the page about what somebody may do in an environment, below the page of all people. */
export const personPermissionsPath = (people: string, accountId: string, environment: string): string =>
  `${people}/${encodeURIComponent(accountId)}/permissions/${encodeURIComponent(environment)}`

/** What one person may do in an environment, changed by hand. */
export function personPermissionRoutes(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  /** Whom and which environment the path means. Throws the page 404 where the person has no access there. */
  async function holderOf(request: Request) {
    const { organisation, place, environment } = environmentIn(request)
    const people = `/o/${organisation.slug}/admin/people`
    const account = (await listAccounts(db, organisation.slug)).find(({ id }) => id === request.params.account)
    const held = account?.environments.find(({ name }) => name === place.name)?.permissions
    if (!account || !held) throw new PageRefusal('not-found', { status: 404, retry: people })
    const here = personPermissionsPath(people, account.id, place.name)
    return { organisation, place, people, account, held, environment, here, known: knownPermissions(environment, held) }
  }
  type Holder = Awaited<ReturnType<typeof holderOf>>

  function show(
    request: Request,
    response: Response,
    { account, place, held, environment, known, here, people }: Holder,
    typed?: { answers: PermissionsTyped; problem: string },
  ): void {
    const answers = typed?.answers ?? { ticked: held, further: '' }
    const page = {
      title: `${account.displayName}: permissions in ${place.name}`,
      section: 'people' as const,
      ...(typed ? { status: 422 } : {}),
    }
    sendAdminPage(context, request, response, 'admin-person-permissions', page, {
      here,
      people,
      place: place.name,
      person: { name: account.displayName, email: account.email, isActive: account.status === 'active' },
      seen: versionOfPermissions(held),
      ...permissionFields(known, answers, typed?.problem ?? null),
      apps: environment.apps.map((app) => ({ ...app, isOpen: mayOpen(held, app) })),
      notice: noticeOf(request.query.notice),
    })
  }

  router.get('/', async (request, response) => show(request, response, await holderOf(request)))

  router.post('/', boxesForm, async (request, response) => {
    const holder = await holderOf(request)
    const { organisation, place, account, known, here, people } = holder
    const answers = permissionsTyped(request)
    const { permissions, problem } = readPermissions(answers, known)
    const isSeen = (now: readonly string[]) => versionOfPermissions(now) === fieldsOf(request).seen
    if (!isSeen(holder.held)) return response.redirect(303, `${here}?notice=overtaken`)
    if (problem !== null) return show(request, response, holder, { answers, problem })
    const at = organisation.now().toISOString()
    const outcome = await db.transaction().execute(async (trx) => {
      const was = await setPermissions(trx, account.id, place.name, { permissions, at, allowed: isSeen })
      if (!was) return 'access-gone'
      if (!isSeen(was)) return 'overtaken'
      const facts = (list: readonly string[]) => ({ [`Permissions in ${place.name}`]: permissionsInWords(list) })
      await recordWork(trx, request, place, 'permissions-changed', changesBetween(facts(was), facts(permissions)), account.email)
      return 'permissions-saved'
    })
    response.redirect(303, `${outcome === 'access-gone' ? people : here}?notice=${outcome}`)
  })

  return router
}
