import { Router } from 'express'
import { listAccounts } from '../../accounts/read.ts'
import { readNewestAudit } from '../../audit/audit.ts'
import type { GroupSync } from '../../jit/types.ts'
import type { SpContext } from '../../server/context.ts'
import { requireSession, sendPage } from '../../server/html.ts'
import { organisationOf } from '../../server/scope.ts'
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
    const environments = organisation.environments.map(({ name, groupSync, groups }) => ({
      name,
      groupSync,
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

  router.get('/audit', async (request, response) => {
    const organisation = organisationOf(request)
    const session = await requireSession(context, request)
    const all = administers(session)
    const asked = typeof request.query.email === 'string' ? request.query.email.trim() : ''
    const only = all ? (asked === '' ? undefined : asked) : session.email
    const entries = await readNewestAudit(context.db, organisation.slug, mostRows, only)
    sendPage(
      context,
      response,
      organisation,
      'audit',
      { title: 'Audit log', current: 'audit', session },
      {
        all,
        email: asked,
        entries: entries.map((entry) => ({
          ...entry,
          at: when(entry.at),
          refused: entry.decision === 'refused',
          person: entry.email ?? entry.nameId ?? entry.actor,
        })),
      },
    )
  })

  return router
}
