import type { Environment } from '../organisations/settings.ts'

type Groups = Pick<Environment, 'groups' | 'groupsBy' | 'groupIds'>

/** The id that the identity provider has for a group; null where nobody has said. */
export const groupId = ({ groupIds }: Pick<Groups, 'groupIds'>, name: string): string | null =>
  Object.hasOwn(groupIds, name) ? (groupIds[name] ?? null) : null

/** The group that a value of an assertion names, to the letter: by its id where ids count and it has one, else by its name (F-18). */
export const groupMeant = (value: string, environment: Groups): string | null =>
  environment.groups.find((name) => value === ((environment.groupsBy === 'id' ? groupId(environment, name) : null) ?? name)) ??
  null

/** For the log: which group a value would name, were groups known otherwise. */
export function meantOtherwise(value: string, environment: Groups): string {
  const { groups, groupsBy } = environment
  if (groupsBy === 'id') return groups.includes(value) ? ' (groups are known by id here, and the one of this name has one)' : ''
  const named = groups.find((name) => groupId(environment, name) === value)
  return named === undefined ? '' : ` (it is the id of '${named}', and groups are known by name here)`
}
