import type { Request } from 'express'
import { writeAudit } from '../../audit/audit.ts'
import type { Db } from '../../db/open.ts'
import { type Place, placeId } from '../../organisations/place.ts'
import { organisationOf } from '../../server/scope.ts'
import { administrator } from './access.ts'
import type { Change } from './changes.ts'

/** Writes down what an administrator did at a place: who, what, old and new. Nothing is written where nothing changed. */
export async function recordWork(
  db: Db,
  request: Request,
  place: Place,
  event: string,
  changes: readonly Change[],
  email: string | null = null,
): Promise<void> {
  if (changes.length === 0) return
  const organisation = organisationOf(request)
  await writeAudit(db, organisation, organisation.now().toISOString(), {
    actor: administrator(request).email,
    place: placeId(place),
    event,
    decision: null,
    code: null,
    email,
    nameId: null,
    reasons: changes.map(({ what, from, to }) => `${what}: ${from} → ${to}`),
    details: { changes },
  })
}
