import type { Db } from '../../db/open.ts'
import { type Place, placeId } from '../../organisations/place.ts'
import type { Organisation } from '../../organisations/store.ts'
import { randomKey } from '../../server/cookies.ts'
import { PageRefusal } from '../../server/refusal.ts'

const lifetimeMs = 60_000
const mostAtOnce = 500

export interface PostedMessage {
  samlResponse: string
  relayState: string | null
}

/**
 * Keeps a posted message for a minute under a key that works once. The POST comes from another site, so the Lax cookie that says
 * which browser asked is not with it; it is with the GET that the answer sends the browser to.
 */
export async function parkResponse(db: Db, organisation: Organisation, place: Place, message: PostedMessage): Promise<string> {
  const now = organisation.now()
  const { slug } = organisation
  await db.deleteFrom('parkedResponses').where('organisation', '=', slug).where('expiresAt', '<', now.toISOString()).execute()
  const { count } = await db
    .selectFrom('parkedResponses')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('organisation', '=', slug)
    .executeTakeFirstOrThrow()
  if (count >= mostAtOnce) throw new PageRefusal('too-many-requests', { status: 503 })
  const key = randomKey()
  const expiresAt = new Date(now.getTime() + lifetimeMs).toISOString()
  await db
    .insertInto('parkedResponses')
    .values({ ...message, key, organisation: slug, place: placeId(place), expiresAt })
    .execute()
  return key
}

/** Takes a parked message out; null when the key is unknown, used, expired, or of another place. */
export async function takeResponse(db: Db, organisation: Organisation, place: Place, key: string): Promise<PostedMessage | null> {
  const row = await db
    .deleteFrom('parkedResponses')
    .where('key', '=', key)
    .where('organisation', '=', organisation.slug)
    .where('place', '=', placeId(place))
    .returningAll()
    .executeTakeFirst()
  return row && row.expiresAt >= organisation.now().toISOString()
    ? { samlResponse: row.samlResponse, relayState: row.relayState }
    : null
}
