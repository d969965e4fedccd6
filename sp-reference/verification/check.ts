import type { Selectable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import { bend, type Defect } from '../defects/defect.ts'
import { hashCode } from './issue.ts'

export type Challenge = Selectable<Database['challenges']>

const mostTries = 5

/** The challenge with this id that this browser was given; null otherwise. */
export async function findChallenge(db: Db, organisation: string, id: string, browser: string | null): Promise<Challenge | null> {
  if (browser === null) return null
  const row = await db
    .selectFrom('challenges')
    .selectAll()
    .where('id', '=', id)
    .where('organisation', '=', organisation)
    .where('browser', '=', browser)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Why no code can be typed any more, as the code of the refusal: `verification-used`, `verification-expired` or
 * `verification-too-many-tries` (five were wrong). Null while the challenge is open.
 */
export function whyOver(challenge: Challenge, now: Date, faults: readonly Defect[]): string | null {
  if (challenge.usedAt !== null) return 'verification-used'
  if (!bend(faults, 'codeIsFresh', challenge.expiresAt > now.toISOString(), null)) return 'verification-expired'
  return challenge.tries >= mostTries ? 'verification-too-many-tries' : null
}

/**
 * Judges a typed code and uses the challenge up when it is right. Null means right; else the code of the refusal:
 * one of `whyOver`, or `verification-wrong-code`.
 */
export async function checkCode(
  db: Db,
  challenge: Challenge,
  typed: string,
  now: Date,
  faults: readonly Defect[],
): Promise<string | null> {
  const over = whyOver(challenge, now, faults)
  if (over) return over
  const code = typed.replace(/\s/g, '')
  // Nothing was tried.
  if (code === '') return 'verification-wrong-code'
  const counted = await db
    .updateTable('challenges')
    .set((set) => ({ tries: set('tries', '+', 1) }))
    .where('id', '=', challenge.id)
    .where('tries', '<', mostTries)
    .executeTakeFirst()
  if (counted.numUpdatedRows === 0n) return 'verification-too-many-tries'
  const right = bend(faults, 'codeMatches', hashCode(challenge.id, code) === challenge.codeHash, null)
  if (!right) return 'verification-wrong-code'
  const used = await db
    .updateTable('challenges')
    .set({ usedAt: now.toISOString() })
    .where('id', '=', challenge.id)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n ? null : 'verification-used'
}
