import type { Roles } from '../../jit/types.ts'
import type { Workspace } from '../../organisations/settings.ts'

/** What the system roles may do; a custom role is described by the workspace that made it. */
const rights: Record<string, string> = {
  Admin: 'Manages members, settings and everything that is built here',
  Analyst: 'Builds and changes recipes, connections and folders',
  Operator: 'Sees what runs here and its results',
  NoAccess: 'Opens nothing here',
}

/** What a custom role may do, as its workspace says it. */
function customRights(role: string, { customRoles }: Pick<Workspace, 'customRoles'>): string {
  const custom = customRoles.find(({ name }) => name === role)
  if (!custom || custom.folders.length === 0) return 'A custom role of this workspace, which opens no folder'
  return `${custom.edit ? 'Builds and changes' : 'Sees'} the recipes in ${custom.folders.join(', ')}`
}

/** Roles as rows of a table: where, which, and what it is good for. */
export function roleRows(
  roles: Roles,
  workspace: Pick<Workspace, 'customRoles'>,
): { where: string; role: string; rights: string }[] {
  const row = (where: string, role: string) => ({ where, role, rights: rights[role] ?? customRights(role, workspace) })
  return 'role' in roles
    ? [row('Everywhere', roles.role)]
    : [row('DEV', roles.dev), row('TEST', roles.test), row('PROD', roles.prod)]
}
