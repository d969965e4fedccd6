import type { Selectable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import { bend, type Defect } from '../defects/defect.ts'

/** One event as it is written; the public never sees `reasons` and `details` of a refusal. */
export interface AuditEntry {
  actor: string
  place: string | null
  event: string
  decision: 'created' | 'linked' | 'updated' | 'unchanged' | 'refused' | null
  code: string | null
  email: string | null
  nameId: string | null
  reasons: string[]
  details: Record<string, unknown>
}

export interface AuditRecord extends AuditEntry {
  at: string
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

/** The organisation's whole log, oldest first. */
export async function readAudit(db: Db, organisation: string): Promise<AuditRecord[]> {
  return (await rowsOf(db, organisation).orderBy('id').execute()).map(toRecord)
}

/** The newest entries, newest first, at most `limit`; optionally only what concerns one address. */
export async function readNewestAudit(db: Db, organisation: string, limit: number, email?: string): Promise<AuditRecord[]> {
  let query = rowsOf(db, organisation).orderBy('id', 'desc').limit(limit)
  if (email !== undefined) query = query.where((where) => where.or([where('email', '=', email), where('nameId', '=', email)]))
  return (await query.execute()).map(toRecord)
}

const toRecord = ({ id: _, organisation: __, ...row }: Selectable<Database['audit']>): AuditRecord => ({
  ...row,
  decision: row.decision as AuditRecord['decision'],
  reasons: JSON.parse(row.reasons) as string[],
  details: JSON.parse(row.details) as Record<string, unknown>,
})
