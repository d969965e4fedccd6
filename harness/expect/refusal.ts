import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { EnvironmentGiven } from '../case/given.ts'
import type { SentAssertion } from '../case/sent.ts'
import { groupsOfNewcomer } from './asserted-groups.ts'
import { expectedEmail } from './email.ts'
import { expectedName } from './name.ts'
import { expectedRoles } from './role.ts'

/** Where a newcomer comes in: a workspace, or an environment by a channel. */
export type Arrival = { workspace: string } | { environment: Pick<EnvironmentGiven, 'groupSync'>; channel: StepRecord['channel'] }

/**
 * Why a newcomer is refused for what the message says or leaves out, as the policy declares: address and name, then the role in a
 * workspace or the groups in an environment. Null where nothing of that is declared. Pure.
 */
export function expectedRefusal(
  run: Pick<CaseRun, 'attributeMap' | 'policy' | 'given'>,
  sent: SentAssertion,
  at: Arrival,
): string | null {
  const email = expectedEmail(run, sent)
  // An SP that reads no name cannot miss one.
  const readsNames = ['displayName', 'firstName', 'lastName'].some((word) => run.attributeMap[word] !== undefined)
  const name = readsNames ? expectedName(run, sent, email.kind === 'value' ? email.value : '') : null
  const rights =
    'workspace' in at ? expectedRoles(run, sent, at.workspace) : groupsOfNewcomer(run, sent, at.environment, at.channel)
  const refused = [email, name, rights].find((each) => each?.kind === 'refused')
  return refused?.kind === 'refused' ? refused.why : null
}
