import type { DecisionInput } from '../../jit/types.ts'
import type { Environment } from '../../organisations/settings.ts'

/** A sign-in as if groups were known by this in every environment. */
export function knownBy(groupsBy: Environment['groupsBy'], input: DecisionInput): DecisionInput {
  if (input.surface === 'workspace') return input
  const changed = (environment: Environment): Environment => ({ ...environment, groupsBy })
  return { ...input, environment: changed(input.environment), environments: input.environments.map(changed) }
}
