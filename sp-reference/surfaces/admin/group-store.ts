import type { Db } from '../../db/open.ts'
import type { Account } from '../../jit/types.ts'
import { changeSettings } from '../../organisations/store.ts'
import { nameProblem } from './name-problem.ts'

/** What is wrong with the name of a new group. Sign-ins compare names exactly, so two that differ by case only invite mistakes. */
export function groupProblem(name: string, groups: readonly string[]): string | null {
  const problem = nameProblem(name, 'group')
  if (problem !== null) return problem
  const other = groups.find((group) => group.toLowerCase() === name.toLowerCase())
  return other === undefined ? null : `There is a group called "${other}" here already.`
}

export const isInGroup = (account: Account, environment: string, group: string): boolean =>
  account.environments.some((place) => place.name === environment && place.groups.some(({ name }) => name === group))

/** Changes the list of an environment's groups. Belongs into a transaction. */
export const changeGroups = (trx: Db, organisation: string, environment: string, change: (groups: string[]) => string[]) =>
  changeSettings(trx, organisation, (settings) => ({
    ...settings,
    environments: settings.environments.map((each) =>
      each.name === environment ? { ...each, groups: change(each.groups) } : each,
    ),
  }))

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
