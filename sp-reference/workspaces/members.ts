import type { Db } from '../db/open.ts'
import type { Account, Roles, Source } from '../jit/types.ts'
import { isAdmin } from './rights.ts'

/** Somebody in a workspace, with the roles as they were given. */
export interface WorkspaceMember extends Pick<Account, 'id' | 'email' | 'displayName' | 'status'> {
  roles: Roles
  source: Source
}

/** Everybody in a workspace, by address. */
export async function listMembers(db: Db, organisation: string, workspace: string): Promise<WorkspaceMember[]> {
  const rows = await db
    .selectFrom('workspaceMembers')
    .innerJoin('accounts', 'accounts.id', 'workspaceMembers.accountId')
    .select(['accounts.id', 'accounts.email', 'accounts.displayName', 'accounts.status'])
    .select(['workspaceMembers.roles', 'workspaceMembers.source'])
    .where('accounts.organisation', '=', organisation)
    .where('workspaceMembers.workspace', '=', workspace)
    .orderBy('accounts.email')
    .execute()
  return rows.map(({ roles, ...member }) => ({ ...member, roles: JSON.parse(roles) as Roles }))
}

/** Whether somebody has a role, in whichever environment. */
export const hasRole = ({ roles }: Pick<WorkspaceMember, 'roles'>, role: string): boolean => Object.values(roles).includes(role)

/** Those who administer a workspace: a deactivated account administers nothing. */
export const adminsOf = <Member extends Pick<WorkspaceMember, 'roles' | 'status'>>(members: readonly Member[]): Member[] =>
  members.filter(({ roles, status }) => status === 'active' && isAdmin(roles))
