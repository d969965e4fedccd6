import { Router } from 'express'
import { listAccounts } from '../../accounts/read.ts'
import type { GroupSync } from '../../jit/types.ts'
import type { SpContext } from '../../server/context.ts'
import { requireSession, sendPage } from '../../server/html.ts'
import { organisationOf } from '../../server/scope.ts'
import { auditPages } from './audit-pages.ts'
import { administers, visible } from './sight.ts'
import { when } from './when.ts'

const mostRows = 200

const whySkipped: Record<string, string> = {
  off: 'Skipped: group sync is off here',
  channel: 'Skipped: not a Workato GO sign-in',
  ignored: 'Skipped: groups are ignored by policy',
}

/** Pages about what happened: groups with their sync log, and the audit log. */
export function logPages(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  router.get('/groups', async (request, response) => {
    const organisation = organisationOf(request)
    const session = await requireSession(context, request)
    const people = visible(session, await listAccounts(context.db, organisation.slug))
    const rows = await context.db
      .selectFrom('groupSyncs')
      .selectAll()
      .where('organisation', '=', organisation.slug)
      .where(
        'accountId',
        'in',
        people.map(({ id }) => id),
      )
      .orderBy('id', 'desc')
      .limit(mostRows)
      .execute()
    const syncs = rows.flatMap((row) => {
      const person = people.find(({ id }) => id === row.accountId)
      if (!person) return []
      const result = JSON.parse(row.result) as Omit<GroupSync, 'environment'>
      const skipped = result.skipped === null ? null : whySkipped[result.skipped]
      return [{ at: when(row.at), person: person.email, environment: row.environment, ...result, skipped }]
    })
    const environments = organisation.environments.map(({ name, groupSync, groups, defaultPermissions, jit }) => ({
      name,
      groupSync,
      jit,
      defaultPermissions,
      groups: groups.map((group) => ({
        name: group,
        members: people
          .filter((person) =>
            person.environments.some((place) => place.name === name && place.groups.some((held) => held.name === group)),
          )
          .map(({ displayName }) => displayName),
      })),
    }))
    const all = administers(session)
    sendPage(
      context,
      response,
      organisation,
      'groups',
      { title: 'Groups', current: 'groups', session },
      { environments, syncs, all },
    )
  })

  router.use(auditPages(context))
  return router
}
