import type { Db } from '../db/open.ts'
import type { DecisionInput } from '../jit/types.ts'

type Surface = DecisionInput['surface']

/** The addresses that the active people on one side of the organisation are recognised by, as invitations are. */
async function people(db: Db, organisation: string, surface: Surface): Promise<string[]> {
  const inside =
    surface === 'end-user'
      ? db.selectFrom('environmentAccess').select('accountId')
      : db.selectFrom('workspaceMembers').select('accountId')
  const rows = await db
    .selectFrom('accounts')
    .select('loginKey')
    .where('organisation', '=', organisation)
    .where('status', '=', 'active')
    .where('id', 'in', inside)
    .execute()
  return rows.map(({ loginKey }) => loginKey)
}

/** Who holds a seat of one side, by the address that they are recognised by: active people, and whom an open invitation waits for. */
export async function seatHolders(db: Db, organisation: string, surface: Surface): Promise<ReadonlySet<string>> {
  const open = await db
    .selectFrom('invitations')
    .select('emailKey')
    .where('organisation', '=', organisation)
    .where('place', 'like', `${surface}/%`)
    .where('usedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .execute()
  return new Set([...(await people(db, organisation, surface)), ...open.map(({ emailKey }) => emailKey)])
}

/** How many seats of one side are taken. */
export async function seatsTaken(db: Db, organisation: string, surface: Surface): Promise<number> {
  return (await seatHolders(db, organisation, surface)).size
}
