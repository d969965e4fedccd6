import type { Db } from '../db/open.ts'
import type { Account } from '../jit/types.ts'

/** Somebody who was taken out of a place, and has not come back. */
export interface Removal {
  account: Account
  /** Id of the place. */
  place: string
  removedAt: string
}

/** Of these people, those who were taken out of some place; newest first. */
export async function listRemovals(db: Db, accounts: readonly Account[]): Promise<Removal[]> {
  const rows = await db
    .selectFrom('removals')
    .select(['accountId', 'place', 'removedAt'])
    .where(
      'accountId',
      'in',
      accounts.map(({ id }) => id),
    )
    .orderBy('removedAt', 'desc')
    .execute()
  return rows.flatMap(({ accountId, ...row }) => {
    const account = accounts.find(({ id }) => id === accountId)
    return account ? [{ ...row, account }] : []
  })
}
