import type { Account } from '../../jit/types.ts'
import type { Session } from '../../session/sessions.ts'

/** True when the active workspace knows this person as Admin. A session from the end-user side never administers. */
export function administers(session: Session): boolean {
  const active = session.account?.workspaces.find(({ name }) => session.place === `workspace/${name}`)
  return active !== undefined && ('role' in active.roles ? active.roles.role : active.roles.dev) === 'Admin'
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
