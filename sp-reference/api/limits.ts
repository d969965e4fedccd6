import type { Db } from '../db/open.ts'
import type { UsagePolicy } from '../portal/settings.ts'

/** A call that comes too early: which limit, and in how many seconds to try again. */
export interface Exceeded {
  limit: 'rate' | 'quota'
  retryAfter: number
}

export interface Used {
  minute: number
  day: number
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

const secondsToEnd = (now: Date, span: number): number => Math.ceil((span - (now.getTime() % span)) / 1000)

/** Whether one more call fits; null when it does. The quota counts first: waiting for the next minute would be of no use. Pure. */
export function exceeded({ perMinute, perDay }: UsagePolicy, used: Used, now: Date): Exceeded | null {
  if (used.day >= perDay) return { limit: 'quota', retryAfter: secondsToEnd(now, DAY_MS) }
  if (used.minute >= perMinute) return { limit: 'rate', retryAfter: secondsToEnd(now, MINUTE_MS) }
  return null
}

/** Counts a call of a client against its policy, in minutes and days of UTC. A call that does not fit is not counted. */
export async function countCall(db: Db, clientId: string, policy: UsagePolicy, now: Date): Promise<Exceeded | null> {
  const at = now.toISOString()
  const spans = { minute: `minute ${at.slice(0, 16)}`, day: `day ${at.slice(0, 10)}` }
  return db.transaction().execute(async (trx) => {
    const rows = await trx.selectFrom('apiUses').selectAll().where('clientId', '=', clientId).execute()
    const usedIn = (span: string) => rows.find((row) => row.span === span)?.used ?? 0
    const over = exceeded(policy, { minute: usedIn(spans.minute), day: usedIn(spans.day) }, now)
    if (over) return over
    await trx.deleteFrom('apiUses').where('clientId', '=', clientId).where('span', 'not in', [spans.minute, spans.day]).execute()
    for (const span of [spans.minute, spans.day])
      await trx
        .insertInto('apiUses')
        .values({ clientId, span, used: 1 })
        .onConflict((conflict) => conflict.columns(['clientId', 'span']).doUpdateSet({ used: usedIn(span) + 1 }))
        .execute()
    return null
  })
}
