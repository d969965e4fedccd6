import { type AuditEntry, writeAudit } from '../audit/audit.ts'
import type { Db } from '../db/open.ts'
import type { Organisation } from '../organisations/store.ts'

/** Who does it: the address of an administrator, or "administrator" for what is done through the test API. */
export type Actor = string

/** Writes what an administrator did about people to the audit log. */
export function logWork(
  db: Db,
  organisation: Organisation,
  actor: Actor,
  entry: Pick<AuditEntry, 'event' | 'reasons'> & Partial<Pick<AuditEntry, 'email' | 'place' | 'details'>>,
): Promise<void> {
  return writeAudit(db, organisation, organisation.now().toISOString(), {
    actor,
    place: null,
    decision: null,
    code: null,
    email: null,
    nameId: null,
    details: {},
    ...entry,
  })
}
