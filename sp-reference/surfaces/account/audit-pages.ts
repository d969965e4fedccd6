import { type Request, Router } from 'express'
import { type AuditRecord, auditEvents, readNewestAudit } from '../../audit/audit.ts'
import { auditCsv, sourcesOf } from '../../audit/csv.ts'
import { decisions, parseFilter } from '../../audit/filter.ts'
import type { SpContext } from '../../server/context.ts'
import { requireSession, sendPage } from '../../server/html.ts'
import { organisationOf } from '../../server/scope.ts'
import type { Session } from '../../session/sessions.ts'
import { administers } from './sight.ts'
import { when } from './when.ts'

const mostRows = 200
const mostDownloaded = 10_000

/** The filter of a request, held to the own entries of people who do not administer. */
function filterOf(request: Request, session: Session) {
  const read = parseFilter(request.query)
  return administers(session) ? read : { ...read, filter: { ...read.filter, only: session.email } }
}

const shown = (entry: AuditRecord) => ({
  ...entry,
  at: when(entry.at),
  refused: entry.decision === 'refused',
  person: entry.email ?? entry.nameId ?? entry.actor,
  sources: sourcesOf(entry),
})

/** The audit log as a page with a filter, and as files of what the filter shows. */
export function auditPages(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  router.get('/audit', async (request, response) => {
    const organisation = organisationOf(request)
    const session = await requireSession(context, request)
    const { filter, typed, problems } = filterOf(request, session)
    const isWrong = Object.keys(problems).length > 0
    const entries = isWrong ? [] : await readNewestAudit(context.db, organisation.slug, mostRows, filter)
    const asked = Object.entries(typed).filter(([, value]) => value !== '')
    sendPage(
      context,
      response,
      organisation,
      'audit',
      { title: 'Audit log', current: 'audit', session, status: isWrong ? 400 : 200 },
      {
        all: administers(session),
        typed,
        problems,
        isWrong,
        isFiltered: asked.length > 0,
        query: asked.length > 0 ? `?${new URLSearchParams(asked)}` : '',
        decisions,
        events: await auditEvents(context.db, organisation.slug),
        mostRows,
        isFull: entries.length === mostRows,
        entries: entries.map(shown),
      },
    )
  })

  router.get('/audit.:kind', async (request, response, next) => {
    const { kind } = request.params
    if (kind !== 'csv' && kind !== 'json') return next()
    const organisation = organisationOf(request)
    const session = await requireSession(context, request)
    const { filter, problems } = filterOf(request, session)
    const [wrong] = Object.entries(problems)
    if (wrong) return response.status(400).json({ error: { code: 'invalid', path: wrong[0], message: wrong[1] } })
    const entries = await readNewestAudit(context.db, organisation.slug, mostDownloaded, filter)
    response.attachment(`${organisation.slug}-audit.${kind}`)
    if (kind === 'json') return response.json({ organisation: organisation.slug, entries })
    response.type('text/csv; charset=utf-8').send(auditCsv(entries))
  })

  return router
}
