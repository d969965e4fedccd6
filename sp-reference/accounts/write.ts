import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import { emailKey, nameIdKey } from '../jit/email.ts'
import { defaultRoles } from '../jit/role.ts'
import type { AccountPatch, AccountSeed } from '../observe/schemas.ts'
import type { Organisation } from '../organisations/store.ts'
import { hashPassword } from '../passwords/hash.ts'

type Trx = Transaction<Database>

/** Everything here is work by hand, as against work by sign-in. */
const source = 'manual' as const

/** Who is added by hand is not removed any more. */
async function welcomeBack(trx: Trx, accountId: string, place: string): Promise<void> {
  await trx.deleteFrom('removals').where('accountId', '=', accountId).where('place', '=', place).execute()
}

async function setEnvironments(
  trx: Trx,
  organisation: Organisation,
  accountId: string,
  entries: NonNullable<AccountPatch['environments']>,
): Promise<void> {
  for (const { name, permissions, groups } of entries) {
    const known = organisation.environments.find((environment) => environment.name === name)
    const given = permissions && JSON.stringify(permissions)
    await trx
      .insertInto('environmentAccess')
      .values({ accountId, environment: name, permissions: given ?? JSON.stringify(known?.defaultPermissions ?? []) })
      .onConflict((conflict) => {
        const same = conflict.columns(['accountId', 'environment'])
        return given === undefined ? same.doNothing() : same.doUpdateSet({ permissions: given })
      })
      .execute()
    await welcomeBack(trx, accountId, `end-user/${name}`)
    if (!groups) continue
    const own = trx.deleteFrom('groupMembers').where('accountId', '=', accountId).where('environment', '=', name)
    await (groups.length > 0 ? own.where('name', 'not in', groups) : own).execute()
    // A group that was there already stays what it is: sync's own, or one that was given by hand.
    for (const group of new Set(groups))
      await trx
        .insertInto('groupMembers')
        .values({ accountId, environment: name, name: group, source })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
  }
}

async function setWorkspaces(
  trx: Trx,
  organisation: Organisation,
  accountId: string,
  entries: NonNullable<AccountPatch['workspaces']>,
): Promise<void> {
  for (const { name, roles } of entries) {
    const workspace = organisation.workspaces.find((known) => known.name === name)
    const given = roles ?? defaultRoles({ environments: workspace?.environments ?? false }, organisation.policy.workspace)
    const row = { accountId, workspace: name, roles: JSON.stringify(given), source }
    await trx
      .insertInto('workspaceMembers')
      .values({ ...row, attributes: '{}' })
      .onConflict((conflict) => conflict.columns(['accountId', 'workspace']).doUpdateSet(row))
      .execute()
    await welcomeBack(trx, accountId, `workspace/${name}`)
  }
}

/** Makes an account by hand; without `environments` it gets every environment. Throws the database's error when the address is taken. */
export async function seedAccount(db: Db, organisation: Organisation, seed: AccountSeed): Promise<string> {
  const id = `acc_${randomUUID()}`
  const at = organisation.now().toISOString()
  const key = emailKey(seed.email, organisation.policy.endUser)
  const passwordHash = seed.password === undefined ? null : await hashPassword(seed.password)
  const account = {
    id,
    organisation: organisation.slug,
    email: seed.email,
    emailKey: key,
    loginKey: key,
    displayName: seed.displayName ?? seed.email.slice(0, seed.email.lastIndexOf('@')),
    status: seed.status,
    authMethod: seed.authMethod,
    passwordHash,
    emergency: seed.emergency ? 1 : 0,
    createdAt: at,
    updatedAt: at,
  }
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('accounts').values(account).execute()
    for (const identity of seed.identities) {
      await trx
        .insertInto('identities')
        .values({
          ...identity,
          nameIdKey: nameIdKey(identity.nameId),
          accountId: id,
          organisation: organisation.slug,
          linkedAt: at,
        })
        .execute()
    }
    await setEnvironments(trx, organisation, id, seed.environments ?? organisation.environments.map(({ name }) => ({ name })))
    await setWorkspaces(trx, organisation, id, seed.workspaces)
  })
  return id
}

/**
 * Changes an account by hand. Throws the database's error when a new address is taken.
 * @param record writes down who did it, in the same transaction: what nobody recorded did not happen
 */
export async function patchAccount(
  db: Db,
  organisation: Organisation,
  id: string,
  patch: AccountPatch,
  record: (trx: Db) => Promise<void> = async () => undefined,
): Promise<void> {
  const { email, password, environments, workspaces, ...plain } = patch
  const key = email === undefined ? undefined : emailKey(email, organisation.policy.endUser)
  const columns = Object.fromEntries(
    Object.entries({
      ...plain,
      email,
      emailKey: key,
      loginKey: key,
      passwordHash: password === undefined ? undefined : await hashPassword(password),
    }).filter(([, value]) => value !== undefined),
  )
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('accounts')
      .set({ ...columns, updatedAt: organisation.now().toISOString() })
      .where('id', '=', id)
      .execute()
    await setEnvironments(trx, organisation, id, environments ?? [])
    await setWorkspaces(trx, organisation, id, workspaces ?? [])
    // Who comes back later signs in anew.
    if (plain.status === 'deactivated') await trx.deleteFrom('sessions').where('accountId', '=', id).execute()
    await record(trx)
  })
}
