import type { Roles } from '../../jit/types.ts'

/** What the system roles may do; a custom role is described by the workspace that made it. */
const rights: Record<string, string> = {
  Admin: 'Manages members, settings and everything that is built here',
  Analyst: 'Builds and changes recipes, connections and folders',
  Operator: 'Sees what runs here and its results',
  NoAccess: 'Opens nothing here',
}

/** Roles as rows of a table: where, which, and what it is good for. */
export function roleRows(roles: Roles): { where: string; role: string; rights: string }[] {
  const row = (where: string, role: string) => ({ where, role, rights: rights[role] ?? 'A custom role of this workspace' })
  return 'role' in roles
    ? [row('Everywhere', roles.role)]
    : [row('DEV', roles.dev), row('TEST', roles.test), row('PROD', roles.prod)]
}
