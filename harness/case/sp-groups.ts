import type { Target } from '../target/schema/target.ts'

/** The groups that an SP has: a list, whatever is sent (it makes them as they come), or nobody has said. */
export type SpGroups = readonly string[] | 'any' | 'unknown'

export const GROUPS_UNKNOWN = 'which groups the SP has is not known (groups in the target file)'

/** What the target file says of the groups of an SP whose groups no hook makes for a case. */
export function groupsOf(target: Pick<Target, 'groups' | 'lacks'>): SpGroups {
  if (target.groups) return target.groups
  return target.lacks.includes('groupList') ? 'any' : 'unknown'
}

/** How an environment knows its groups. */
export interface KnownGroups {
  groups: SpGroups
  groupsBy?: 'name' | 'id'
  groupIds?: Readonly<Record<string, string>>
}

/** Those of an environment's groups that were sent, by name; unknown when that cannot be said. */
export function existingGroups({ groups: has, ...known }: KnownGroups, sent: readonly string[]): string[] | 'unknown' {
  if (has === 'any') return [...sent]
  if (has === 'unknown') return sent.length === 0 ? [] : 'unknown'
  return sent.flatMap((each) => has.find((name) => each === sentFor(name, known)) ?? [])
}

/** Those that were sent and are no group of the environment, as they were sent; unknown when that cannot be said. */
export function missingGroups(known: KnownGroups, sent: readonly string[]): string[] | 'unknown' {
  const existing = existingGroups(known, sent)
  return existing === 'unknown' ? existing : sent.filter((each) => existingGroups(known, [each]).length === 0)
}

/** What stands for a group in a message: its id where ids count and it has one, else its name (F-18). */
function sentFor(name: string, { groupsBy, groupIds = {} }: Omit<KnownGroups, 'groups'>): string {
  return groupsBy === 'id' && Object.hasOwn(groupIds, name) ? (groupIds[name] ?? name) : name
}

/** The groups that scenarios speak of and expect an SP to have. */
export const SCENARIO_GROUPS = ['Sales', 'EMEA', 'Support'] as const

/**
 * A scenario's groups in the words of the SP: those it has stay, the others that a scenario takes for granted become its remaining ones.
 * A group that no SP is expected to have stays as it is.
 */
export function groupNamer(groups: readonly string[] | undefined): (name: string) => string {
  if (!groups) return (name) => name
  const free = groups.filter((each) => !(SCENARIO_GROUPS as readonly string[]).includes(each))
  const missing = SCENARIO_GROUPS.filter((each) => !groups.includes(each))
  const names = new Map<string, string>(missing.flatMap((each, index) => (free[index] ? [[each, free[index]]] : [])))
  return (name) => names.get(name) ?? name
}
