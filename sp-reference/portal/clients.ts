import type { Selectable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import { bend } from '../defects/defect.ts'
import { policyAt } from '../organisations/policy-at.ts'
import type { Organisation } from '../organisations/store.ts'
import type { ClientMethod } from './settings.ts'
import { loadPortal } from './store.ts'

/** An API client as pages and the observation API may show it. */
export interface ApiClient {
  id: string
  accountId: string
  name: string
  method: ClientMethod
  policy: string | null
  groups: string[]
  createdAt: string
  /** Whether its owner has made credentials. */
  hasCredentials: boolean
}

/** Those of these accounts that own a client. */
export async function clientOwners(db: Db, accounts: readonly string[]): Promise<string[]> {
  if (accounts.length === 0) return []
  const rows = await db.selectFrom('apiClients').select('accountId').distinct().where('accountId', 'in', accounts).execute()
  return rows.map(({ accountId }) => accountId)
}

async function complete(db: Db, organisation: Organisation, rows: Selectable<Database['apiClients']>[]): Promise<ApiClient[]> {
  const portal = rows.length === 0 ? null : await loadPortal(db, organisation.slug)
  return rows.map(({ id, accountId, name, method, policy, groups, createdAt, secretHash, publicKeyJwk }) => ({
    id,
    accountId,
    name,
    method: bend(organisation.activeDefects, 'clientMethod', method, { setting: portal?.settings?.method ?? null }),
    policy,
    groups: JSON.parse(groups) as string[],
    createdAt,
    hasCredentials: secretHash !== null || publicKeyJwk !== null,
  }))
}

const rowsOf = (db: Db, { slug }: Organisation) =>
  db.selectFrom('apiClients').selectAll().where('organisation', '=', slug).orderBy('createdAt').orderBy('name').orderBy('id')

/** Every API client of an organisation, oldest first. */
export async function listClients(db: Db, organisation: Organisation): Promise<ApiClient[]> {
  return complete(db, organisation, await rowsOf(db, organisation).execute())
}

/** The client with this id in this organisation, or null. */
export async function findClient(db: Db, organisation: Organisation, id: string): Promise<ApiClient | null> {
  return (await complete(db, organisation, await rowsOf(db, organisation).where('id', '=', id).execute()))[0] ?? null
}

/** The client of a person, the oldest one if there are several; or null. */
export async function clientOf(db: Db, organisation: Organisation, accountId: string): Promise<ApiClient | null> {
  const rows = await rowsOf(db, organisation).where('accountId', '=', accountId).execute()
  return (await complete(db, organisation, rows))[0] ?? null
}

/**
 * What an administrator changes of a client: its policy. The method is as it was made, unless the policy of the organisation says otherwise.
 * @returns why not, or null when it is done
 */
export async function changeClient(
  db: Db,
  organisation: Organisation,
  client: ApiClient,
  change: { method?: ClientMethod | undefined; policy?: string | null | undefined },
): Promise<{ field: 'method' | 'policy'; words: string } | null> {
  const { method, policy } = change
  const portal = await loadPortal(db, organisation.slug)
  const isFrozen = policyAt(organisation, { kind: 'end-user' }).immutableAfterCreate.includes('client.authMethod')
  const frozen = bend(organisation.activeDefects, 'methodIsFrozen', isFrozen, null)
  // Workato docs "JIT user settings": the authentication method cannot change after a client is created.
  if (method !== undefined && method !== client.method && frozen)
    return { field: 'method', words: 'the authentication method of a client cannot be changed after the client was created' }
  if (policy != null && !portal?.policies.some(({ name }) => name === policy))
    return { field: 'policy', words: `there is no policy '${policy}'; create it on the Policies tab first` }
  await db
    .updateTable('apiClients')
    .set({ method: method ?? client.method, policy: policy === undefined ? client.policy : policy })
    .where('id', '=', client.id)
    .execute()
  return null
}
