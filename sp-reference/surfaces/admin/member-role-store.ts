import { findById } from '../../accounts/read.ts'
import type { Db } from '../../db/open.ts'
import { rolesIn, sameRoles } from '../../jit/role.ts'
import type { Account } from '../../jit/types.ts'
import { policyAt } from '../../organisations/policy-at.ts'
import type { Workspace } from '../../organisations/settings.ts'
import type { Organisation } from '../../organisations/store.ts'
import { isAdmin } from '../../workspaces/rights.ts'
import { type Change, changesBetween } from './changes.ts'
import { standingOf } from './last-admin.ts'
import { membershipInWords, readRoles, slotsOf } from './member-role-form.ts'
import type { Problems } from './place-settings.ts'
import { versionOf } from './version.ts'

type Membership = Account['workspaces'][number]

/** What became of a change: done with what differs, or why not. */
export type Outcome =
  | { is: 'done'; changes: Change[]; administers: boolean }
  | { is: 'same' }
  | { is: 'gone' }
  | { is: 'overtaken' }
  | { is: 'wrong'; problems: Problems }

/** What a page of a membership showed, so that nobody undoes what they have not seen. */
export const versionOfMembership = (workspace: Pick<Workspace, 'environments'>, { roles, source }: Membership): string =>
  versionOf([rolesIn(workspace, roles), source])

/** Gives a member roles by hand, unless they are others by now than the page showed. Belongs into a transaction. */
export async function giveRoles(
  trx: Db,
  organisation: Organisation,
  { workspace, accountId }: { workspace: Workspace; accountId: string },
  answers: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const before = (await findById(trx, accountId))?.workspaces.find(({ name }) => name === workspace.name)
  if (!before) return { is: 'gone' }
  if (versionOfMembership(workspace, before) !== answers.seen) return { is: 'overtaken' }
  const { roles, problems } = readRoles(answers, workspace, before.roles)
  if (Object.keys(problems).length > 0) return { is: 'wrong', problems }
  // The same role once more is a change only where sign-ins ask who gave it.
  const { rolePolicy } = policyAt(organisation, { kind: 'workspace' })
  const isPinned = before.source === 'manual' || rolePolicy !== 'manualWins'
  if (isPinned && sameRoles(roles, rolesIn(workspace, before.roles))) return { is: 'same' }
  if (!isAdmin(roles) && (await standingOf(trx, organisation.slug, workspace.name, accountId)) === 'last') {
    const [slot] = slotsOf(workspace, roles)
    const words = `This is the last Admin of ${workspace.name}, and there is no owner who could name another one. Make somebody else Admin first.`
    return { is: 'wrong', problems: slot ? { [slot.slot]: words } : {} }
  }
  const after = { roles, source: 'manual' } as const
  await trx
    .updateTable('workspaceMembers')
    .set({ roles: JSON.stringify(roles), source: after.source })
    .where('accountId', '=', accountId)
    .where('workspace', '=', workspace.name)
    .execute()
  await trx.updateTable('accounts').set({ updatedAt: organisation.now().toISOString() }).where('id', '=', accountId).execute()
  const changes = changesBetween(membershipInWords(workspace, before), membershipInWords(workspace, after))
  return { is: 'done', changes, administers: isAdmin(roles) }
}
