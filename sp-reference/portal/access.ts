import { randomUUID } from 'node:crypto'
import type { Db } from '../db/open.ts'
import { bend } from '../defects/defect.ts'
import type { Organisation } from '../organisations/store.ts'
import { loadPortal } from './store.ts'

export interface AccessRequest {
  id: string
  accountId: string
  collection: string
  note: string
  status: 'pending' | 'approved' | 'rejected'
  at: string
  decidedAt: string | null
  decidedBy: string | null
}

const columns = ['id', 'accountId', 'collection', 'note', 'status', 'at', 'decidedAt', 'decidedBy'] as const

/** Every request for access in an organisation, oldest first. */
export async function listRequests(db: Db, organisation: string): Promise<AccessRequest[]> {
  return db
    .selectFrom('accessRequests')
    .select(columns)
    .where('organisation', '=', organisation)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** What each person of an organisation may use, by account; nobody else may use anything. */
export async function grantsByAccount(db: Db, organisation: Organisation): Promise<(accountId: string) => string[]> {
  const { slug, activeDefects } = organisation
  const [portal, requests] = [await loadPortal(db, slug), await listRequests(db, slug)]
  const rows = await db
    .selectFrom('collectionGrants')
    .selectAll()
    .where('organisation', '=', slug)
    .orderBy('collection')
    .execute()
  return (accountId) => {
    const own = rows.filter((row) => row.accountId === accountId).map(({ collection }) => collection)
    const about = {
      collections: portal?.collections.map(({ name }) => name) ?? [],
      requests: requests.filter((request) => request.accountId === accountId),
      others: rows.filter((row) => row.accountId !== accountId).map(({ collection }) => collection),
    }
    return [...new Set(bend(activeDefects, 'grants', own, about))].sort()
  }
}

/** The collections that this person may use. */
export const grantsOf = async (db: Db, organisation: Organisation, accountId: string): Promise<string[]> =>
  (await grantsByAccount(db, organisation))(accountId)

/**
 * Writes a request for access down.
 * @returns why not: it is open already, or granted already; null when it is done
 */
export async function askForAccess(
  db: Db,
  organisation: Organisation,
  { accountId, collection, note }: { accountId: string; collection: string; note: string },
): Promise<'open-already' | 'granted-already' | null> {
  if ((await grantsOf(db, organisation, accountId)).includes(collection)) return 'granted-already'
  if (!bend(organisation.activeDefects, 'keepsRequest', true, null)) return null
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('accessRequests')
    .values({
      id: `req_${randomUUID()}`,
      organisation: organisation.slug,
      accountId,
      collection,
      note,
      status: 'pending',
      at: organisation.now().toISOString(),
      decidedAt: null,
      decidedBy: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? null : 'open-already'
}

/**
 * An administrator decides an open request; an approval grants that collection to that person. Belongs into a transaction.
 * @returns the request as it is now; null when there is no open one with this id
 */
export async function decideRequest(
  trx: Db,
  { slug, now }: Organisation,
  id: string,
  { decision, by }: { decision: 'approve' | 'reject'; by: string },
): Promise<AccessRequest | null> {
  const at = now().toISOString()
  const decided = await trx
    .updateTable('accessRequests')
    .set({ status: decision === 'approve' ? 'approved' : 'rejected', decidedAt: at, decidedBy: by })
    .where('organisation', '=', slug)
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .returning(columns)
    .executeTakeFirst()
  if (decided && decision === 'approve') {
    const { accountId, collection } = decided
    await trx
      .insertInto('collectionGrants')
      .values({ organisation: slug, accountId, collection, at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return decided ?? null
}
