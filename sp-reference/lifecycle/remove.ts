import type { Db } from '../db/open.ts'
import type { Account } from '../jit/types.ts'
import { type Place, placeId } from '../organisations/place.ts'
import type { Organisation } from '../organisations/store.ts'
import { type Actor, logWork } from './log.ts'

/** Whether somebody has access to an environment, or is in a workspace. */
export const isAt = ({ environments, workspaces }: Account, { kind, name }: Place): boolean =>
  (kind === 'end-user' ? environments : workspaces).some((each) => each.name === name)

/**
 * Takes somebody out of a place: access, groups, sessions there, and invitations to it. The account stays, with what it has elsewhere.
 * Returns false when the person is not there, or not any more.
 * @param demand throws where the place cannot be left like that, in the same transaction: then nothing is taken
 */
export async function removeMember(
  db: Db,
  organisation: Organisation,
  account: Account,
  place: Place,
  actor: Actor,
  demand: (trx: Db) => Promise<void> = async () => undefined,
): Promise<boolean> {
  const at = organisation.now().toISOString()
  const own = { accountId: account.id, place: placeId(place) }
  return db.transaction().execute(async (trx) => {
    await demand(trx)
    if (!(await takenOut(trx, account.id, place))) return false
    await trx.deleteFrom('sessions').where('accountId', '=', account.id).where('place', '=', own.place).execute()
    await trx
      .updateTable('invitations')
      .set({ withdrawnAt: at })
      .where('organisation', '=', organisation.slug)
      .where('place', '=', own.place)
      .where('emailKey', '=', account.loginKey)
      .where('withdrawnAt', 'is', null)
      .execute()
    const row = { removedBy: actor, removedAt: at }
    await trx
      .insertInto('removals')
      .values({ ...own, ...row })
      .onConflict((conflict) => conflict.columns(['accountId', 'place']).doUpdateSet(row))
      .execute()
    await trx.updateTable('accounts').set({ updatedAt: at }).where('id', '=', account.id).execute()
    await logWork(trx, organisation, actor, {
      event: 'member-removed',
      email: account.email,
      place: own.place,
      reasons: [`taken out of ${place.name}; the account stays`],
    })
    return true
  })
}

/** Whether there was anything to take: of two administrators at once, one takes somebody out. */
async function takenOut(trx: Db, accountId: string, { kind, name }: Place): Promise<boolean> {
  const own = (table: 'environmentAccess' | 'groupMembers') =>
    trx.deleteFrom(table).where('accountId', '=', accountId).where('environment', '=', name).executeTakeFirst()
  if (kind === 'end-user') {
    await own('groupMembers')
    return (await own('environmentAccess')).numDeletedRows > 0
  }
  const members = trx.deleteFrom('workspaceMembers').where('accountId', '=', accountId).where('workspace', '=', name)
  return (await members.executeTakeFirst()).numDeletedRows > 0
}
