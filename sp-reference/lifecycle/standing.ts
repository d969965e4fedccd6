import type { Db } from '../db/open.ts'
import type { Account, Standing } from '../jit/types.ts'
import { type Place, placeId } from '../organisations/place.ts'
import type { Organisation } from '../organisations/store.ts'
import { seatHolders } from './seats.ts'

/** What is settled about the people whom a sign-in may be about. @param keys addresses that nobody may have an account for yet */
export async function readStanding(
  db: Db,
  organisation: Organisation,
  place: Place,
  { people, keys }: { people: readonly Account[]; keys: readonly string[] },
): Promise<Standing> {
  const ids = people.map(({ id }) => id)
  const addresses = [...new Set([...keys, ...people.flatMap(({ emailKey, loginKey }) => [emailKey, loginKey])])]
  const invitations = await db
    .selectFrom('invitations')
    .select(['id', 'emailKey', 'role', 'usedAt', 'acceptedAt'])
    .where('organisation', '=', organisation.slug)
    .where('place', '=', placeId(place))
    .where('withdrawnAt', 'is', null)
    .where('emailKey', 'in', addresses)
    .execute()
  const removals = await db
    .selectFrom('removals')
    .select('accountId')
    .where('place', '=', placeId(place))
    .where('accountId', 'in', ids)
    .execute()
  const limit = place.kind === 'end-user' ? organisation.seats.endUser : organisation.seats.workspace
  const holders = limit === null ? new Set<string>() : await seatHolders(db, organisation.slug, place.kind)
  return {
    invitations: invitations.map(({ usedAt, acceptedAt, ...each }) => ({
      ...each,
      isOpen: usedAt === null,
      isAccepted: acceptedAt !== null,
    })),
    removed: removals.map(({ accountId }) => accountId),
    seats: { limit, taken: holders.size, holders: addresses.filter((each) => holders.has(each)) },
  }
}
