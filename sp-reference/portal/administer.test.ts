import { sql } from 'kysely'
import { expect, test } from '#unit-test'
import { seedAccount } from '../accounts/write.ts'
import { type Db, openDatabase } from '../db/open.ts'
import { accountSeed } from '../observe/schemas.ts'
import { organisationSchema } from '../organisations/settings.ts'
import { createOrganisation, loadOrganisation, type Organisation } from '../organisations/store.ts'
import { askForAccess, grantsOf, listRequests } from './access.ts'
import { createCollection, createPolicy, decideAccess } from './administer.ts'
import { createPortal, loadPortal } from './store.ts'

const boss = 'boss@x.test'
const gold = { name: 'gold', perMinute: 2, perDay: 5 }
const orders = { name: 'orders', description: 'What was bought' }

let db: Db
let acme: Organisation
test.beforeEach(async () => {
  db = await openDatabase()
  await createOrganisation(db, organisationSchema.parse({ slug: 'acme', environments: [{ name: 'Prod', jit: true }] }))
  await createPortal(db, 'acme', { environment: 'Prod', collections: [], policies: [], settings: null })
  const loaded = await loadOrganisation(db, 'acme', () => new Date('2030-01-01T00:00:00Z'))
  if (!loaded) throw new Error('the organisation was not stored')
  acme = loaded
})
test.afterEach(() => db.destroy())

const breakLog = () =>
  sql`create trigger noLog before insert on audit begin select raise(abort, 'the log is full'); end`.execute(db)
const events = async () => (await db.selectFrom('audit').select(['event', 'actor']).execute()).map(({ event }) => event)
const kept = async () => {
  const portal = await loadPortal(db, 'acme')
  return { collections: portal?.collections, policies: portal?.policies }
}

/** Somebody who has asked for `orders`; the id of the request, and of who asks. */
async function asked() {
  const accountId = await seedAccount(db, acme, accountSeed.parse({ email: 'ada@x.test' }))
  await askForAccess(db, acme, { accountId, collection: 'orders', note: '' })
  const [request] = await listRequests(db, 'acme')
  if (!request) throw new Error('the request was not stored')
  return { accountId, request: { id: request.id, email: 'ada@x.test' } }
}

test('a collection, a policy and a decision are made and logged', async () => {
  expect(await createCollection(db, acme, orders, boss)).toBe(true)
  expect(await createPolicy(db, acme, gold, boss)).toBe(true)
  const { accountId, request } = await asked()
  expect(await decideAccess(db, acme, request, 'approve', boss)).toMatchObject({ status: 'approved', decidedBy: boss })
  expect([await kept(), await grantsOf(db, acme, accountId)]).toEqual([{ collections: [orders], policies: [gold] }, ['orders']])
  expect(await events()).toEqual(['collection-created', 'policy-created', 'access-approved'])
})

test('a second one of the same name, and a decided request, leave no entry', async () => {
  await Promise.all([createCollection(db, acme, orders, boss), createPolicy(db, acme, gold, boss)])
  const { request } = await asked()
  await decideAccess(db, acme, request, 'reject', boss)
  const before = await events()
  const again = [
    await createCollection(db, acme, { ...orders, description: '' }, boss),
    await createPolicy(db, acme, { ...gold, perDay: 9 }, boss),
    await decideAccess(db, acme, request, 'approve', boss),
  ]
  expect([again, await events()]).toEqual([[false, false, null], before])
  expect(await kept()).toEqual({ collections: [orders], policies: [gold] })
})

test('what cannot be logged does not happen', async () => {
  await createCollection(db, acme, orders, boss)
  const { accountId, request } = await asked()
  await breakLog()
  for (const act of [
    () => createCollection(db, acme, { ...orders, name: 'billing' }, boss),
    () => createPolicy(db, acme, gold, boss),
    () => decideAccess(db, acme, request, 'approve', boss),
  ])
    await expect(act()).rejects.toThrow('the log is full')
  expect([await kept(), await grantsOf(db, acme, accountId)]).toEqual([{ collections: [orders], policies: [] }, []])
  expect(await listRequests(db, 'acme')).toMatchObject([{ status: 'pending' }])
})
