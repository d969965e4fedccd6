import type { Db } from '../../db/open.ts'
import type { Account } from '../../jit/types.ts'
import { idProblem } from '../../organisations/consistent.ts'
import type { Environment } from '../../organisations/settings.ts'
import { lookOf, nameProblem, textProblem } from './name-problem.ts'

type Groups = Pick<Environment, 'groups' | 'groupsBy' | 'groupIds'>

/** What is wrong with the name of a new group. Sign-ins compare names exactly, so two that look the same only invite mistakes. */
export function groupProblem(name: string, { groups, groupIds }: Pick<Groups, 'groups' | 'groupIds'>): string | null {
  const problem = nameProblem(name, 'group')
  if (problem !== null) return problem
  const other = groups.find((group) => lookOf(group) === lookOf(name))
  if (other !== undefined) return `There is a group called "${other}" here already.`
  const [owner] = Object.entries(groupIds).find(([, id]) => id === name) ?? []
  return owner === undefined ? null : `That is the ID of "${owner}": one of the two would take the other's members.`
}

export const isInGroup = (account: Account, environment: string, group: string): boolean =>
  account.environments.some((place) => place.name === environment && place.groups.some(({ name }) => name === group))

/** The ids with that of one group set, or taken away where it is empty. */
export const withGroupId = (ids: Groups['groupIds'], group: string, id: string): Groups['groupIds'] =>
  Object.fromEntries([...Object.entries(ids).filter(([name]) => name !== group), ...(id === '' ? [] : [[group, id]])])

/** What is wrong with the id that was typed for a group; an empty one takes it away. */
export function groupIdProblem(id: string, group: string, known: Groups): string | null {
  // The one name that lists of settings leave out when they are read.
  if (group === '__proto__' && id !== '') return 'A group of this name cannot have an ID.'
  const unfit = textProblem(id, 'ID')
  const problem = id === '' || unfit !== null ? null : idProblem(id, group, known)
  return problem === null ? unfit : `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`
}

/** How many accounts of the organisation are in a group. */
export async function memberCount(db: Db, organisation: string, environment: string, group: string): Promise<number> {
  const { members } = await db
    .selectFrom('groupMembers')
    .innerJoin('accounts', 'accounts.id', 'groupMembers.accountId')
    .select((all) => all.fn.countAll<number>().as('members'))
    .where('accounts.organisation', '=', organisation)
    .where('groupMembers.environment', '=', environment)
    .where('groupMembers.name', '=', group)
    .executeTakeFirstOrThrow()
  return Number(members)
}

/** Adds somebody by hand. A later sign-in with group sync on takes them out again where the identity provider does not name the group. */
export async function addMember(db: Db, accountId: string, environment: string, name: string): Promise<void> {
  await db
    .insertInto('groupMembers')
    .values({ accountId, environment, name, source: 'manual' })
    .onConflict((conflict) => conflict.columns(['accountId', 'environment', 'name']).doNothing())
    .execute()
}

export async function removeMember(db: Db, accountId: string, environment: string, name: string): Promise<void> {
  await db
    .deleteFrom('groupMembers')
    .where('accountId', '=', accountId)
    .where('environment', '=', environment)
    .where('name', '=', name)
    .execute()
}
