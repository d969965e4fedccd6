import type { Scenario } from '../scenario/schema.ts'
import type { Target } from '../target/schema/target.ts'
import type { CaseGiven } from './given.ts'
import type { Statement } from './statements.ts'

/** The side of the SP that a scenario has places of beside its own surface, and where people may sign in, too; null without one. */
export function otherSide(
  { surface }: Pick<Scenario, 'surface'>,
  { surfaces }: Pick<Target, 'surfaces'>,
  { environments, workspaces }: Pick<CaseGiven, 'environments' | 'workspaces'>,
): 'end-user' | 'workspace' | null {
  const other = surface === 'workspace' ? 'end-user' : 'workspace'
  const has = other === 'workspace' ? workspaces.length > 0 : environments.length > 0
  return has && surfaces[other] ? other : null
}

/** Statements with what the other side calls the same things, where it calls them otherwise. */
export function withOthers(own: readonly Statement[], others: readonly Statement[]): Statement[] {
  return [...own, ...others.filter(({ name }) => !own.some((each) => each.name === name))]
}
