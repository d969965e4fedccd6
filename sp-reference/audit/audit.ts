import type { Db } from '../db/open.ts'
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

/** The organisation's log, oldest first; optionally only what concerns one address. */
export async function readAudit(db: Db, organisation: string, email?: string): Promise<AuditRecord[]> {
  let query = db.selectFrom('audit').selectAll().where('organisation', '=', organisation).orderBy('id')
  if (email !== undefined) query = query.where((where) => where.or([where('email', '=', email), where('nameId', '=', email)]))
  return (await query.execute()).map(({ id: _, organisation: __, ...row }) => ({
    ...row,
    decision: row.decision as AuditRecord['decision'],
    reasons: JSON.parse(row.reasons) as string[],
    details: JSON.parse(row.details) as Record<string, unknown>,
  }))
}
