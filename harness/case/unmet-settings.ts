import type { Scenario } from '../scenario/schema.ts'
import type { Target } from '../target/schema/target.ts'
import { completeGiven } from './given.ts'

/**
 * The settings of a scenario that an SP would have to be brought into by its hook `prepare`, in words; empty when it is like that by
 * itself: one environment with JIT on, single sign-on for everybody, and its own groups.
 */
export function unmetSettings(scenario: Pick<Scenario, 'surface' | 'given'>, target: Pick<Target, 'groups' | 'lacks'>): string[] {
  const { given } = scenario
  const plain = completeGiven({ surface: scenario.surface })
  const [usual, usualWorkspace] = [plain.environments[0], plain.workspaces[0]]
  const words: string[] = []
  if ((given?.environments?.length ?? 0) > 1) words.push('several environments')
  if ((given?.workspaces?.length ?? 0) > 1) words.push('several workspaces')
  if (given?.environmentsFeature === false) words.push('no feature of several environments')
  if (given?.attributeMap) words.push('other names of attributes')
  for (const each of given?.environments ?? []) {
    for (const [key, value] of Object.entries(each)) {
      if (key === 'name') continue
      if (key === 'groups' && (target.groups || target.lacks.includes('groupList'))) continue
      if (usual && JSON.stringify(value) === JSON.stringify(Reflect.get(usual, key))) continue
      words.push(`${key} ${JSON.stringify(value)}`)
    }
  }
  for (const each of given?.workspaces ?? [])
    for (const [key, value] of Object.entries(each))
      if (key !== 'name' && !(usualWorkspace && JSON.stringify(value) === JSON.stringify(Reflect.get(usualWorkspace, key))))
        words.push(`${key} ${JSON.stringify(value)}`)
  // A portal that is running has what it has; which settings those are, nobody can tell.
  if (scenario.surface === 'portal' || given?.portal) words.push('a developer portal')
  return words
}
