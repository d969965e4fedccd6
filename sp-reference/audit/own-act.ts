import type { Db } from '../db/open.ts'
import type { Organisation } from '../organisations/store.ts'
import { writeAudit } from './audit.ts'

interface OwnAct {
  event: string
  /** Why it was refused; null for what was done. */
  code: string | null
  reason: string
  details?: Record<string, unknown>
}

/** Writes down what somebody who is signed in did, or was kept from doing. @param place its id, such as `workspace/Main` */
export const logOwnAct = (
  db: Db,
  organisation: Organisation,
  { email }: { email: string },
  place: string,
  { event, code, reason, details = {} }: OwnAct,
): Promise<void> =>
  writeAudit(db, organisation, organisation.now().toISOString(), {
    actor: email,
    place,
    event,
    decision: code === null ? null : 'refused',
    code,
    email,
    nameId: null,
    reasons: [reason],
    details,
  })
