import type { z } from 'zod'
import { hasControls } from '../jit/attribute.ts'
import { roleNames, systemRoles } from '../jit/role.ts'
import type { Environment, Workspace } from './settings.ts'

/** What the lists of an organisation's settings must not say, place by place. */

type Say = (path: (string | number)[], message: string) => void

const firstTwice = (names: readonly string[]): number => names.findIndex((name, index) => names.indexOf(name) < index)

const isShowable = (name: string): boolean => name.trim() !== '' && !hasControls(name)

/** Groups have one name each, which can be shown, and at most one id, which means no other group. */
export function refuseBadGroups(environments: readonly Environment[], context: z.RefinementCtx): void {
  const say = sayAt(context)
  environments.forEach(({ groups, groupIds }, at) => {
    for (const [name, id] of Object.entries(groupIds)) {
      const problem = groups.includes(name) ? idProblem(id, name, { groups, groupIds }) : `no group here is called '${name}'`
      if (problem !== null) say(['environments', at, 'groupIds', name], problem)
    }
    const twice = firstTwice(groups)
    if (twice >= 0) say(['environments', at, 'groups', twice], `'${groups[twice]}' appears twice`)
    const odd = groups.findIndex((name) => !isShowable(name))
    if (odd >= 0) say(['environments', at, 'groups', odd], 'a name that can be shown')
  })
}

/** Apps have one name each, and ask for a permission that can be shown. */
export function refuseBadApps(environments: readonly Environment[], context: z.RefinementCtx): void {
  const say = sayAt(context)
  environments.forEach(({ apps }, at) => {
    const names = apps.map(({ name }) => name)
    const twice = firstTwice(names)
    if (twice >= 0) say(['environments', at, 'apps', twice, 'name'], `'${names[twice]}' appears twice`)
    const odd = apps.findIndex(({ permission }) => !isShowable(permission))
    if (odd >= 0) say(['environments', at, 'apps', odd, 'permission'], 'a permission that can be shown')
  })
}

/** What is wrong with the id of a group; null where nothing is. */
export function idProblem(
  id: string,
  group: string,
  { groups, groupIds }: Pick<Environment, 'groups' | 'groupIds'>,
): string | null {
  if (hasControls(id)) return 'an id that can be shown'
  const [other] = Object.entries(groupIds).find(([name, each]) => name !== group && each === id) ?? []
  if (other !== undefined) return `'${id}' is the id of '${other}' already`
  return id !== group && groups.includes(id) ? `'${id}' is the name of another group` : null
}

/** Folders and roles have one name each, and name only what is there. */
export function refuseBadWorkspaces(workspaces: readonly Workspace[], context: z.RefinementCtx): void {
  const say = sayAt(context)
  for (const [at, workspace] of workspaces.entries())
    refuseBadWorkspace(workspace, (path, message) => say(['workspaces', at, ...path], message))
}

function refuseBadWorkspace({ folders, customRoles, groupRoles }: Workspace, say: Say): void {
  const [folderNames, ownRoles] = [folders, customRoles].map((list) => list.map(({ name }) => name)) as [string[], string[]]
  const folderTwice = firstTwice(folderNames)
  if (folderTwice >= 0) say(['folders', folderTwice, 'name'], `'${folderNames[folderTwice]}' appears twice`)
  const roleTwice = firstTwice(roleNames({ customRoles })) - systemRoles.length
  if (roleTwice >= 0) say(['customRoles', roleTwice, 'name'], `there is a role '${ownRoles[roleTwice]}' already`)
  customRoles.forEach((role, index) => {
    const unknown = role.folders.find((wanted) => !folderNames.includes(wanted))
    if (unknown !== undefined) say(['customRoles', index, 'folders'], `no folder here is called '${unknown}'`)
  })
  groupRoles.forEach(({ role }, index) => {
    const isKnown = roleNames({ customRoles }).includes(role)
    if (!isKnown) say(['groupRoles', index, 'role'], `no role here is called '${role}'`)
  })
}

const sayAt =
  (context: z.RefinementCtx): Say =>
  (path, message) =>
    context.addIssue({ code: 'custom', path, message })
