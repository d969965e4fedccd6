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
