import { randomUUID } from 'node:crypto'
import type { Db } from '../db/open.ts'
import { bend } from '../defects/defect.ts'
import { seatsTaken } from '../lifecycle/seats.ts'
import type { Organisation } from '../organisations/store.ts'
import { nameIdKey } from './email.ts'
import type { Change, ProvisioningDecision } from './types.ts'

interface Target {
  trx: Db
  organisation: string
  accountId: string
  at: string
}

/** Group and role changes by sign-in are marked as such, so that `managedOnly` and `manualWins` can tell them from work by hand. */
const source = 'saml' as const

async function applyChange({ trx, organisation, accountId, at }: Target, change: Change): Promise<void> {
  switch (change.do) {
    case 'create-account': {
      const { do: _, ...account } = change
      await trx
        .insertInto('accounts')
        .values({ ...account, id: accountId, organisation, passwordHash: null, createdAt: at, updatedAt: at })
        .execute()
      return
    }
    case 'link-identity': {
      const { issuer, nameId, nameIdFormat } = change
      const key = nameIdKey(nameId)
      await trx
        .insertInto('identities')
        .values({ accountId, organisation, issuer, nameId, nameIdKey: key, nameIdFormat, linkedAt: at })
        .execute()
      return
    }
    case 'set-name':
      await trx.updateTable('accounts').set({ displayName: change.to }).where('id', '=', accountId).execute()
      return
    case 'set-email':
      await trx.updateTable('accounts').set({ email: change.to, emailKey: change.key }).where('id', '=', accountId).execute()
      return
    case 'set-status':
      await trx.updateTable('accounts').set({ status: change.to }).where('id', '=', accountId).execute()
      return
    case 'touch':
      return
    case 'grant-environment':
    case 'set-permissions': {
      const permissions = JSON.stringify(change.permissions)
      await trx
        .insertInto('environmentAccess')
        .values({ accountId, environment: change.environment, permissions })
        .onConflict((conflict) => conflict.columns(['accountId', 'environment']).doUpdateSet({ permissions }))
        .execute()
      return
    }
    case 'add-group':
      await trx
        .insertInto('groupMembers')
        .values({ accountId, environment: change.environment, name: change.group, source })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return
    case 'remove-group':
      await trx
        .deleteFrom('groupMembers')
        .where('accountId', '=', accountId)
        .where('environment', '=', change.environment)
        .where('name', '=', change.group)
        .execute()
      return
    case 'join-workspace':
      await trx
        .insertInto('workspaceMembers')
        .values({
          accountId,
          workspace: change.workspace,
          roles: JSON.stringify(change.roles),
          source,
          attributes: JSON.stringify(change.attributes ?? {}),
        })
        .execute()
      return
    case 'set-attributes':
      await trx
        .updateTable('workspaceMembers')
        .set({ attributes: JSON.stringify(change.attributes) })
        .where('accountId', '=', accountId)
        .where('workspace', '=', change.workspace)
        .execute()
      return
    case 'set-roles':
      await trx
        .updateTable('workspaceMembers')
        .set({ roles: JSON.stringify(change.roles), source })
        .where('accountId', '=', accountId)
        .where('workspace', '=', change.workspace)
        .execute()
      return
    case 'use-invitation': {
      const { numUpdatedRows } = await trx
        .updateTable('invitations')
        .set({ usedAt: at })
        .where('id', '=', change.id)
        .where('usedAt', 'is', null)
        .where('withdrawnAt', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw new Overtaken('the invitation was used or withdrawn meanwhile')
      return
    }
    case 'forget-removal':
      await trx.deleteFrom('removals').where('accountId', '=', accountId).where('place', '=', change.place).execute()
      return
    case 'create-client': {
      const { do: _, groups, ...client } = change
      await trx
        .insertInto('apiClients')
        .values({ ...client, ...newClient(), organisation, accountId, groups: JSON.stringify(groups), createdAt: at })
        .execute()
      return
    }
  }
}

/** Somebody else was quicker, and what was decided does not hold any more. */
export class Overtaken extends Error {}

/** A client has no credentials until its owner asks for some. */
const newClient = () => ({ id: `cli_${randomUUID()}`, secretHash: null, publicKeyJwk: null })

/**
 * Writes a decision in one transaction: all of it or nothing. `updatedAt` moves only when something changed.
 * A unique constraint that says no is thrown as it comes, and
 * Overtaken where a seat or an invitation is gone: somebody else was quicker, and the caller reads and decides again.
 * @param record writes down what was decided, in the same transaction: what nobody recorded did not happen
 */
export async function apply(
  db: Db,
  { slug: organisation, lateStepFails, activeDefects }: Pick<Organisation, 'slug' | 'lateStepFails' | 'activeDefects'>,
  decision: ProvisioningDecision,
  at: string,
  record: (trx: Db, accountId: string | null) => Promise<void> = async () => undefined,
): Promise<void> {
  const creates = decision.changes.some((change) => change.do === 'create-account')
  const accountId = decision.account?.id ?? (creates ? `acc_${randomUUID()}` : null)
  const { groupSync } = decision
  if (accountId === null) return record(db, null)
  const write = async (trx: Db) => {
    for (const [index, change] of decision.changes.entries()) {
      const isLast = index === decision.changes.length - 1
      if (creates && isLast && lateStepFails)
        throw new Error(`the last step of provisioning fails, as it was told to: ${change.do}`)
      await applyChange({ trx, organisation, accountId, at }, change)
    }
    // A client is a record of its own: making one does not change the account.
    if (!creates && decision.changes.some((change) => change.do !== 'create-client'))
      await trx.updateTable('accounts').set({ updatedAt: at }).where('id', '=', accountId).execute()
    if (decision.seat && (await seatsTaken(trx, organisation, decision.seat.surface)) > decision.seat.limit)
      throw new Overtaken('the last seat was taken meanwhile')
    if (groupSync) {
      const { environment, ...result } = groupSync
      await trx
        .insertInto('groupSyncs')
        .values({ organisation, accountId, environment, at, result: JSON.stringify(result) })
        .execute()
    }
    await record(trx, accountId)
  }
  await (bend(activeDefects, 'writesAtOnce', true, null) ? db.transaction().execute(write) : write(db))
}
