import type { Db } from '../../db/open.ts'
import { hasOwner } from '../../organisations/owner.ts'
import type { Place } from '../../organisations/place.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { adminsOf, listMembers } from '../../workspaces/members.ts'

/**
 * What a workspace would lose with this member: nothing much, its last Admin while the owner remains, or everybody who administers it.
 * Only an owner signs in without single sign-on and can name another Admin.
 */
export async function standingOf(
  db: Db,
  organisation: string,
  workspace: string,
  accountId: string,
): Promise<'one of several' | 'last beside the owner' | 'last'> {
  const admins = adminsOf(await listMembers(db, organisation, workspace))
  if (admins.length !== 1 || admins[0]?.id !== accountId) return 'one of several'
  return (await hasOwner(db, organisation)) ? 'last beside the owner' : 'last'
}

/** Refuses with the page `last-admin` to take the last Admin out of a workspace that has no owner. Belongs into a transaction. */
export const keepAnAdmin =
  (organisation: string, place: Place, accountId: string, retry: string) =>
  async (trx: Db): Promise<void> => {
    if (place.kind === 'workspace' && (await standingOf(trx, organisation, place.name, accountId)) === 'last')
      throw new PageRefusal('last-admin', { status: 409, retry })
  }
