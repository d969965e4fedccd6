import type { Roles } from '../../jit/types.ts'
import type { Workspace } from '../../organisations/settings.ts'

/** What the system roles may do; a custom role is described by the workspace that made it. */
const rights: ReadonlyMap<string, string> = new Map([
  ['Admin', 'Manages members, settings and everything that is built here'],
  ['Analyst', 'Builds and changes recipes, connections and folders'],
  ['Operator', 'Sees what runs here and its results'],
  ['NoAccess', 'Opens nothing here'],
])

/** The same in TEST and PROD, where nothing is built. */
const rightsToLook: ReadonlyMap<string, string> = new Map([
  ['Admin', 'Sees every recipe as it was brought there'],
  ['Analyst', 'Sees every recipe as it was brought there'],
  ['Operator', 'Sees every recipe as it was brought there'],
  ['NoAccess', 'Opens nothing there'],
])

/** What a custom role may do, as its workspace says it. */
function customRights(role: string, builds: boolean, { customRoles }: Pick<Workspace, 'customRoles'>): string {
  const custom = customRoles.find(({ name }) => name === role)
  if (!custom || custom.folders.length === 0) return 'A custom role of this workspace, which opens no folder'
  return `${custom.edit && builds ? 'Builds and changes' : 'Sees'} the recipes in ${custom.folders.join(', ')}`
}

/** Roles as rows of a table: where, which, and what it is good for. */
export function roleRows(
  roles: Roles,
  workspace: Pick<Workspace, 'customRoles'>,
): { where: string; role: string; rights: string }[] {
  const row = (where: string, role: string, builds = true) => {
    const known = (builds ? rights : rightsToLook).get(role)
    return { where, role, rights: known ?? customRights(role, builds, workspace) }
  }
  return 'role' in roles
    ? [row('Everywhere', roles.role)]
    : [row('DEV', roles.dev), row('TEST', roles.test, false), row('PROD', roles.prod, false)]
}
