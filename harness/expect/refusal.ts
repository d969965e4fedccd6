import type { CaseRun } from '../case/case-run.ts'
import type { SentAssertion } from '../case/sent.ts'
import { expectedEmail } from './email.ts'
import { expectedName } from './name.ts'
import { expectedRoles } from './role.ts'

/**
 * Why a newcomer is refused for what the message says or leaves out, as the policy declares: address, name and, in a workspace, role in
 * turn. Null where nothing of that is declared. Pure.
 * @param workspace null where somebody comes as an end user
 */
export function expectedRefusal(
  run: Pick<CaseRun, 'attributeMap' | 'policy' | 'given'>,
  sent: SentAssertion,
  workspace: string | null,
): string | null {
  const email = expectedEmail(run, sent)
  // An SP that reads no name cannot miss one.
  const readsNames = ['displayName', 'firstName', 'lastName'].some((word) => run.attributeMap[word] !== undefined)
  const name = readsNames ? expectedName(run, sent, email.kind === 'value' ? email.value : '') : null
  const roles = workspace === null ? null : expectedRoles(run, sent, workspace)
  const refused = [email, name, roles].find((each) => each?.kind === 'refused')
  return refused?.kind === 'refused' ? refused.why : null
}
