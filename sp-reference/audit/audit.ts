import { type Selectable, sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import { bend, type Defect } from '../defects/defect.ts'
import type { AuditFilter, Decision } from './filter.ts'

/** One event as it is written; the public never sees `reasons` and `details` of a refusal. */
export interface AuditEntry {
  actor: string
  place: string | null
  event: string
  decision: Decision | null
  code: string | null
  email: string | null
  nameId: string | null
  reasons: string[]
  details: Record<string, unknown>
  /** The ID that a Response says it has, where the event came of one. */
  response?: string | null
}

export interface AuditRecord extends AuditEntry {
  at: string
  response: string | null
}

/** Text from a message keeps to one line of the log and to a bounded length. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').slice(0, 2000)

/** Adds an event to the organisation's log. */
export async function writeAudit(
  db: Db,
  organisation: { slug: string; activeDefects: readonly Defect[] },
  at: string,
  entry: AuditEntry,
): Promise<void> {
  const kept = bend(organisation.activeDefects, 'audit', entry, null)
  if (!kept) return
  await db
    .insertInto('audit')
    .values({
      ...kept,
      organisation: organisation.slug,
      at,
      reasons: JSON.stringify(kept.reasons.map(oneLine)),
      details: JSON.stringify(kept.details),
    })
    .execute()
}

const rowsOf = (db: Db, organisation: string) => db.selectFrom('audit').selectAll().where('organisation', '=', organisation)

/** The newest entries that fit, newest first, at most `limit`; all of them where that is null. */
export async function readNewestAudit(
  db: Db,
  organisation: string,
  limit: number | null,
  filter: AuditFilter = {},
): Promise<AuditRecord[]> {
  let query = rowsOf(db, organisation).orderBy('id', 'desc')
  const { person, only, decision, event, response, from, to } = filter
  if (limit !== null) query = query.limit(limit)
  if (only !== undefined) query = query.where((where) => where.or([where('email', '=', only), where('nameId', '=', only)]))
  if (person !== undefined) {
    const part = person.toLowerCase()
    query = query.where(sql<boolean>`(instr(lower(coalesce(email, '')), ${part}) or instr(lower(coalesce(nameId, '')), ${part})
        or instr(lower(actor), ${part}))`)
  }
  if (decision !== undefined) query = query.where('decision', '=', decision)
  if (event !== undefined) query = query.where('event', '=', event)
  if (response !== undefined) query = query.where('response', '=', response)
  if (from !== undefined) query = query.where('at', '>=', `${from}T00:00:00.000Z`)
  if (to !== undefined) query = query.where('at', '<=', `${to}T23:59:59.999Z`)
  return (await query.execute()).map(toRecord)
}

/** The kinds of events in an organisation's log, in the order of their names. */
export async function auditEvents(db: Db, organisation: string): Promise<string[]> {
  const rows = await db
    .selectFrom('audit')
    .select('event')
    .distinct()
    .where('organisation', '=', organisation)
    .orderBy('event')
    .execute()
  return rows.map(({ event }) => event)
}

const toRecord = ({ id: _, organisation: __, ...row }: Selectable<Database['audit']>): AuditRecord => ({
  ...row,
  decision: row.decision as AuditRecord['decision'],
  reasons: JSON.parse(row.reasons) as string[],
  details: JSON.parse(row.details) as Record<string, unknown>,
})
