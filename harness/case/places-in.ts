import type { SurfaceName } from '../target/schema/target.ts'
import type { CaseGiven } from './given.ts'

/** A place of a scenario, by its own word, and the side of the SP that it belongs to. */
export interface NamedPlace {
  name: string
  surface: SurfaceName
}

/**
 * The places where people of a scenario sign in, those of its own surface first. A developer portal stands for the first environment. The
 * other side is there too, for those who have nothing to do with it and for administrators. Pure.
 */
export function placesIn(surface: SurfaceName, given: Pick<CaseGiven, 'environments' | 'workspaces' | 'chat'>): NamedPlace[] {
  const as = (side: SurfaceName) => (each: { name: string }) => ({ name: each.name, surface: side })
  if (surface === 'chat' && given.chat) return [{ name: given.chat, surface }]
  const environments = given.environments.map(as('end-user'))
  const workspaces = given.workspaces.map(as('workspace'))
  if (surface === 'workspace') return [...workspaces, ...environments]
  const [first, ...others] = environments
  if (surface !== 'portal' || !first) return [...environments, ...workspaces]
  return [{ ...first, surface }, ...others, ...workspaces]
}
