import type { Db } from '../../db/open.ts'
import { listInvitations } from '../../lifecycle/invitations.ts'
import type { Workspace } from '../../organisations/settings.ts'
import { hasRole, listMembers, type WorkspaceMember } from '../../workspaces/members.ts'

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
