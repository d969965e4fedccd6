import type { Roles } from '../jit/types.ts'
import type { Workspace } from '../organisations/settings.ts'

/** What a role opens in a workspace, and whether it changes what is there. */
export interface Rights {
  folders: 'all' | readonly string[]
  edit: boolean
}

const systemRights: Readonly<Record<string, Rights>> = {
  Admin: { folders: 'all', edit: true },
  Analyst: { folders: 'all', edit: true },
  Operator: { folders: 'all', edit: false },
}

/** The rights of a role: of the system's roles as the docs describe them, of a custom one as the workspace says, of any other none. */
export function rightsOf(role: string, { customRoles }: Pick<Workspace, 'customRoles'>): Rights {
  const custom = customRoles.find(({ name }) => name === role)
  return systemRights[role] ?? (custom ? { folders: custom.folders, edit: custom.edit } : { folders: [], edit: false })
}

/** The role that counts for recipes: they are built in DEV, where a workspace has separate environments. */
export const buildingRole = (roles: Roles): string => ('role' in roles ? roles.role : roles.dev)

export const mayOpen = (rights: Rights, folder: string): boolean => rights.folders === 'all' || rights.folders.includes(folder)

export const mayEdit = (rights: Rights, folder: string): boolean => rights.edit && mayOpen(rights, folder)
