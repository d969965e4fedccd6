import { isDeepStrictEqual } from 'node:util'
import type { Db } from '../db/open.ts'

/**
 * Sets what somebody may do in an environment, by hand, and says what it was before; null where the person has no access there (any more).
 * Belongs into a transaction.
 * @param allowed false: what there is at this moment is left as it is
 */
export async function setPermissions(
  trx: Db,
  accountId: string,
  environment: string,
  { permissions, at, allowed }: { permissions: readonly string[]; at: string; allowed: (before: readonly string[]) => boolean },
): Promise<string[] | null> {
  const row = await trx
    .selectFrom('environmentAccess')
    .select('permissions')
    .where('accountId', '=', accountId)
    .where('environment', '=', environment)
    .executeTakeFirst()
  if (!row) return null
  const before = JSON.parse(row.permissions) as string[]
  if (allowed(before) && !isDeepStrictEqual([...permissions].sort(), [...before].sort())) {
    await trx
      .updateTable('environmentAccess')
      .set({ permissions: JSON.stringify(permissions) })
      .where('accountId', '=', accountId)
      .where('environment', '=', environment)
      .execute()
    await trx.updateTable('accounts').set({ updatedAt: at }).where('id', '=', accountId).execute()
  }
  return before
}
