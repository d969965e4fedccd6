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
  const system = Object.hasOwn(systemRights, role) ? systemRights[role] : undefined
  return system ?? (custom ? { folders: custom.folders, edit: custom.edit } : { folders: [], edit: false })
}

/** The environments of a workspace that has separate ones, in the order in which a recipe goes through them. */
export const environments = ['dev', 'test', 'prod'] as const
export type EnvironmentKey = (typeof environments)[number]

/**
 * What somebody may do where: the role of that environment counts, and without separate environments the one role. Recipes are built in
 * DEV; in TEST and PROD they are as they were brought there, and are looked at.
 */
export function rightsIn(roles: Roles, at: EnvironmentKey, workspace: Pick<Workspace, 'customRoles'>): Rights & { role: string } {
  const role = 'role' in roles ? roles.role : roles[at]
  const rights = rightsOf(role, workspace)
  return { role, ...rights, edit: rights.edit && ('role' in roles || at === 'dev') }
}

export const mayOpen = (rights: Rights, folder: string): boolean => rights.folders === 'all' || rights.folders.includes(folder)

export const mayEdit = (rights: Rights, folder: string): boolean => rights.edit && mayOpen(rights, folder)

/** Whether these roles administer a workspace: the one role, or that of DEV where roles are separate. */
export const isAdmin = (roles: Roles): boolean => ('role' in roles ? roles.role : roles.dev) === 'Admin'
