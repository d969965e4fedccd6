import type { Given } from '../scenario/given.ts'
import type { Scenario } from '../scenario/schema.ts'
import { completePortal, type PortalGiven } from './portal/given.ts'
import type { DomainLists } from './settled.ts'
import { SCENARIO_GROUPS, type SpGroups } from './sp-groups.ts'

export interface EnvironmentGiven {
  name: string
  authMethod: 'saml' | 'password'
  samlEnabled: boolean
  jit: boolean
  groupSync: boolean
  enforceFor: 'all' | { domains: string[] }
  defaultPermissions: string[]
  /** What end users open there, and the permission that each asks for. */
  apps: { name: string; permission: string }[]
  /** The groups that exist there. */
  groups: SpGroups
  /** What a message names a group by, where it is not the name; a group without an id is known by its name either way. */
  groupsBy?: 'name' | 'id'
  /** The IdP's ids of groups, by name. */
  groupIds?: Record<string, string>
  /** Whether an IdP is configured there. */
  provider: boolean
  /** The second IdP of the case, where it is not the first. */
  idp?: 'second'
}

export interface CustomRoleGiven {
  name: string
  folders: string[]
  edit: boolean
}

export interface WorkspaceGiven {
  name: string
  jit: boolean
  /** The second IdP of the case, where it is not the first. */
  idp?: 'second'
  environments: boolean
  customRoles: CustomRoleGiven[]
  folders: { name: string; recipes: string[] }[]
  /** Which group gives which role where no role attribute is sent, in order. */
  groupRoles: { group: string; role: string }[]
}

/** A scenario's preconditions with every default written out, as checks and hooks see them. */
export interface CaseGiven {
  environments: EnvironmentGiven[]
  /** Whether the organisation may have several environments. */
  environmentsFeature: boolean
  workspaces: WorkspaceGiven[]
  accounts: NonNullable<Given['accounts']>
  chat: 'slack' | 'teams' | null
  /** Only where the scenario says which domains the organisation has. */
  domains?: DomainLists
  /** Only where there is a limit. */
  seats?: number
  /** Only where the scenario is about a developer portal. */
  portal?: PortalGiven
}

/**
 * Every switch is set explicitly, so that no verdict rests on an SP's default.
 * @param own the groups of an SP that no hook brings into other settings
 */
export function completeGiven(scenario: Pick<Scenario, 'surface' | 'given'>, own?: SpGroups): CaseGiven {
  const given = scenario.given ?? {}
  const forPeople = scenario.surface !== 'workspace'
  const environments = given.environments ?? (forPeople ? [{ name: 'prod' }] : [])
  const workspaces = given.workspaces ?? (forPeople ? [] : [{ name: 'finance' }])
  return {
    environments: environments.map((each) => ({
      name: each.name,
      authMethod: each.authMethod ?? 'saml',
      samlEnabled: (each.authMethod ?? 'saml') === 'saml',
      jit: each.jit ?? true,
      groupSync: each.groupSync ?? false,
      enforceFor: each.enforceFor ?? 'all',
      defaultPermissions: each.defaultPermissions ?? ['use-apps'],
      apps: each.apps ?? [],
      groups: own ?? each.groups ?? [...SCENARIO_GROUPS],
      ...(each.groupsBy ? { groupsBy: each.groupsBy } : {}),
      ...(each.groupIds ? { groupIds: each.groupIds } : {}),
      provider: each.provider ?? true,
      ...(each.idp ? { idp: each.idp } : {}),
    })),
    environmentsFeature: given.environmentsFeature ?? true,
    workspaces: workspaces.map((each) => ({
      name: each.name,
      jit: each.jit ?? true,
      ...(each.idp ? { idp: each.idp } : {}),
      environments: each.environments ?? false,
      customRoles: (each.customRoles ?? []).map(inFull),
      folders: (each.folders ?? []).map(({ name, recipes }) => ({ name, recipes: recipes ?? [] })),
      groupRoles: each.groupRoles ?? [],
    })),
    accounts: given.accounts ?? [],
    chat: scenario.surface === 'chat' ? (given.chat ?? 'slack') : null,
    ...(given.domains ? { domains: { verified: given.domains.verified ?? [], allowed: given.domains.allowed ?? [] } } : {}),
    ...(given.seats === undefined ? {} : { seats: given.seats }),
    ...(scenario.surface === 'portal' || given.portal
      ? { portal: completePortal(given.portal ?? {}, environments[0]?.name) }
      : {}),
  }
}

type CustomRoleFile = NonNullable<NonNullable<Given['workspaces']>[number]['customRoles']>[number]

/** A custom role that is only named opens nothing. */
function inFull(role: CustomRoleFile): CustomRoleGiven {
  if (typeof role === 'string') return { name: role, folders: [], edit: false }
  return { name: role.name, folders: role.folders ?? [], edit: role.edit ?? false }
}
