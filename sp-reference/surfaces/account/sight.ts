import type { Account } from '../../jit/types.ts'
import type { Session } from '../../session/sessions.ts'
import { isAdmin } from '../../workspaces/rights.ts'

/** Where an owner's session is. It is no place of end users or members. */
export const OWNER_PLACE = 'admin'

/** True for the administrator who signed in outside single sign-on. */
export const isOwner = ({ place, method }: Session): boolean => place === OWNER_PLACE && method === 'password'

/**
 * True for the owner, and for whom the active workspace knows as Admin. Another session from the end-user side never administers.
 */
export function administers(session: Session): boolean {
  if (isOwner(session)) return true
  const active = session.account?.workspaces.find(({ name }) => session.place === `workspace/${name}`)
  return active !== undefined && isAdmin(active.roles)
}

/** Whom a signed-in person may read about: administrators everybody, others themselves. */
export const visible = (session: Session, accounts: Account[]): Account[] =>
  administers(session) ? accounts : accounts.filter(({ id }) => id === session.account?.id)

/** What somebody has at the place where they are: groups of an environment, the role of a workspace that has one for all of it. */
export function rightsAt(place: string, { environments, workspaces }: Account): { groups?: string[]; role?: string } {
  const environment = environments.find(({ name }) => place === `end-user/${name}`)
  const workspace = workspaces.find(({ name }) => place === `workspace/${name}`)
  return {
    ...(environment ? { groups: environment.groups.map(({ name }) => name) } : {}),
    ...(workspace && 'role' in workspace.roles ? { role: workspace.roles.role } : {}),
  }
}
