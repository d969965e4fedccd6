import type { Db } from '../../db/open.ts'
import { listInvitations } from '../../lifecycle/invitations.ts'
import type { Workspace } from '../../organisations/settings.ts'
import { changeSettings } from '../../organisations/store.ts'
import { hasRole, listMembers, type WorkspaceMember } from '../../workspaces/members.ts'

/** The workspace as it is to be, or what speaks against changing it. */
type Answer<Problem> = { workspace: Workspace } | { problem: Problem }

/**
 * Changes a workspace as it is at this moment, and not as it was when a page was opened. Belongs into a transaction.
 * @returns what `change` has against it; null when it is done
 */
export async function changeWorkspace<Problem>(
  trx: Db,
  { organisation, name }: { organisation: string; name: string },
  change: (workspace: Workspace) => Answer<Problem>,
): Promise<Problem | null> {
  let problem: Problem | null = null
  await changeSettings(trx, organisation, (settings) => {
    const workspaces = settings.workspaces.map((each) => {
      if (each.name !== name) return each
      const answer = change(each)
      if ('workspace' in answer) return answer.workspace
      problem = answer.problem
      return each
    })
    return { ...settings, workspaces }
  })
  return problem
}

/** What keeps a role from being deleted. */
export interface RoleUses {
  members: WorkspaceMember[]
  /** Addresses of the open invitations that give it. */
  invitations: string[]
  /** Groups that are mapped to it. */
  groups: string[]
  /** True: new members get it where nothing else is said. */
  isDefault: boolean
}

/** Who has a role of a workspace, and what gives it. */
export async function usesOf(
  db: Db,
  organisation: { slug: string; policy: { workspace: { defaultRole: string } } },
  { name, groupRoles }: Pick<Workspace, 'name' | 'groupRoles'>,
  role: string,
): Promise<RoleUses> {
  const invitations = await listInvitations(db, organisation.slug)
  return {
    members: (await listMembers(db, organisation.slug, name)).filter((member) => hasRole(member, role)),
    invitations: invitations.filter((each) => each.place === `workspace/${name}` && each.role === role).map(({ email }) => email),
    groups: groupRoles.filter((rule) => rule.role === role).map(({ group }) => group),
    isDefault: organisation.policy.workspace.defaultRole === role,
  }
}

export const isUsed = ({ members, invitations, groups, isDefault }: RoleUses): boolean =>
  isDefault || members.length + invitations.length + groups.length > 0
