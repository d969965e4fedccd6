import { randomUUID } from 'node:crypto'
import type { Db } from '../db/open.ts'
import type { Organisation } from '../organisations/store.ts'
import { grantsOf } from '../portal/access.ts'
import type { ApiClient } from '../portal/clients.ts'
import { loadPortal } from '../portal/store.ts'
import { countCall } from './limits.ts'
import { ApiRefusal } from './refusal.ts'

export interface Item {
  id: string
  name: string
  madeBy: string
  at: string
}

/** So many items a collection may hold; it is a place to try calls, not a store. */
const MOST_ITEMS = 500

/**
 * Lets a client's call to a collection pass, counted against its policy. Throws ApiRefusal: 403 without a grant, whether or not there is
 * such a collection, and 429 with Retry-After (RFC 6585 4) beyond a limit.
 */
export async function admitCall(db: Db, organisation: Organisation, client: ApiClient, collection: string): Promise<void> {
  const grants = await grantsOf(db, organisation, client.accountId)
  if (!grants.includes(collection))
    throw new ApiRefusal(403, 'no-access', `this client has no access to '${collection}'; request it in the developer portal`)
  const portal = await loadPortal(db, organisation.slug)
  const policy = portal?.policies.find(({ name }) => name === client.policy)
  const over = policy ? await countCall(db, client.id, policy, organisation.now()) : null
  if (!over || !policy) return
  const words =
    over.limit === 'rate' ? `more than ${policy.perMinute} calls in a minute` : `more than ${policy.perDay} calls in a day`
  throw new ApiRefusal(
    429,
    over.limit === 'rate' ? 'rate-limited' : 'quota-exhausted',
    `the policy ${policy.name} is used up: ${words}`,
    {
      'Retry-After': String(over.retryAfter),
    },
  )
}

const itemsOf = (db: Db, organisation: string, collection: string) =>
  db.selectFrom('apiItems').where('organisation', '=', organisation).where('collection', '=', collection)

/** The items of a collection, oldest first. */
export const listItems = (db: Db, organisation: string, collection: string): Promise<Item[]> =>
  itemsOf(db, organisation, collection).select(['id', 'name', 'madeBy', 'at']).orderBy('at').orderBy('id').execute()

/** One item, or null. */
export const findItem = async (db: Db, organisation: string, collection: string, id: string): Promise<Item | null> =>
  (await itemsOf(db, organisation, collection).select(['id', 'name', 'madeBy', 'at']).where('id', '=', id).executeTakeFirst()) ??
  null

/** Adds an item. Throws ApiRefusal 409 when the collection is full. */
export async function addItem(
  db: Db,
  organisation: Organisation,
  collection: string,
  { name, madeBy }: { name: string; madeBy: string },
): Promise<Item> {
  const { slug } = organisation
  if ((await listItems(db, slug, collection)).length >= MOST_ITEMS)
    throw new ApiRefusal(409, 'full', `'${collection}' holds ${MOST_ITEMS} items, the most there may be; delete some`)
  const item: Item = { id: `itm_${randomUUID()}`, name, madeBy, at: organisation.now().toISOString() }
  await db
    .insertInto('apiItems')
    .values({ ...item, organisation: slug, collection })
    .execute()
  return item
}

/** Deletes an item; false when there is none. */
export async function deleteItem(db: Db, organisation: string, collection: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('apiItems')
    .where('organisation', '=', organisation)
    .where('collection', '=', collection)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
