import { noRole, roleNames } from '../jit/role.ts'
import type { Organisation } from '../organisations/store.ts'
import { ApiError } from './json.ts'
import type { AccountPatch } from './schemas.ts'

/** Holds an account that is made or changed by hand to what its organisation has. Throws ApiError 400 that says where. */
export function refuseUnknownNames(
  { environments, workspaces }: Organisation,
  given: Pick<AccountPatch, 'environments' | 'workspaces'>,
): void {
  given.environments?.forEach(({ name, groups = [] }, index) => {
    const known = found(environments, name, `environments[${index}].name`)
    const unknown = groups.find((group) => !known.groups.includes(group))
    if (unknown !== undefined) refuse(`environments[${index}].groups`, `no group of ${name} is called '${unknown}'`)
  })
  given.workspaces?.forEach(({ name, roles }, index) => {
    const known = found(workspaces, name, `workspaces[${index}].name`)
    if (!roles) return
    const path = `workspaces[${index}].roles`
    if ('role' in roles === known.environments)
      refuse(path, `${name} has ${known.environments ? 'a role for each of dev, test and prod' : 'one role for everything'}`)
    const names = [...roleNames(known), noRole]
    const unknown = Object.values(roles).find((role) => !names.includes(role))
    if (unknown !== undefined) refuse(path, `no role of ${name} is called '${unknown}'`)
  })
}

function found<Named extends { name: string }>(all: readonly Named[], name: string, path: string): Named {
  return all.find((each) => each.name === name) ?? refuse(path, `nothing is called '${name}'`)
}

function refuse(path: string, message: string): never {
  throw new ApiError(400, 'invalid', `${path}: ${message}`, path)
}
