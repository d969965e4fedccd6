import { randomBytes } from 'node:crypto'
import type { Db } from '../../db/open.ts'
import type { Channel } from '../../jit/types.ts'
import { type Place, placeId } from '../../organisations/place.ts'
import type { Organisation } from '../../organisations/store.ts'
import { randomKey } from '../../server/cookies.ts'

const lifetimeMs = 10 * 60_000

/** An AuthnRequest that waits for its Response. */
export interface PendingRequest {
  id: string
  channel: Channel
  /** Opaque value that travels with the message; what it stands for stays here. */
  relayState: string
}

/** Records a request for this browser: good for 10 minutes and one answer. */
export async function rememberRequest(
  db: Db,
  organisation: Organisation,
  place: Place,
  browser: string,
  channel: Channel,
): Promise<PendingRequest> {
  const now = organisation.now()
  const request = { id: `_${randomBytes(20).toString('hex')}`, channel, relayState: randomKey() }
  const expiresAt = new Date(now.getTime() + lifetimeMs).toISOString()
  await db
    .deleteFrom('authnRequests')
    .where('organisation', '=', organisation.slug)
    .where('expiresAt', '<', now.toISOString())
    .execute()
  await db
    .insertInto('authnRequests')
    .values({ ...request, organisation: organisation.slug, place: placeId(place), browser, expiresAt, usedAt: null })
    .execute()
  return request
}

/** The requests that this browser has started at this place and that have not expired, oldest first; answered ones too, so that a replay is called a replay. */
export async function requestsOf(
  db: Db,
  organisation: Organisation,
  place: Place,
  browser: string | null,
): Promise<PendingRequest[]> {
  if (browser === null) return []
  return db
    .selectFrom('authnRequests')
    .select(['id', 'channel', 'relayState'])
    .where('organisation', '=', organisation.slug)
    .where('place', '=', placeId(place))
    .where('browser', '=', browser)
    .where('expiresAt', '>=', organisation.now().toISOString())
    .orderBy('expiresAt')
    .execute()
}

/** Marks a request as answered; false when it was answered before. */
export async function consumeRequest(db: Db, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('authnRequests')
    .set({ usedAt: at.toISOString() })
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
