import type { CaseRun } from '../case/case-run.ts'
import type { SentAssertion } from '../case/sent.ts'
import { existingGroups } from '../case/sp-groups.ts'
import { type Expectation, sentValue, silent, value } from './sent-value.ts'

type Declared = Pick<CaseRun, 'attributeMap' | 'policy' | 'given'>

/** What is silent then is the target file, not the policy. */
export const OWN_GROUPS = 'groups'

export interface GroupsBefore {
  environment: string
  channel: 'go' | 'portal'
  groups: readonly string[]
}

/** The groups that somebody with an account has in an environment after a later sign-in (E-10, E-23, E-24, E-26, F-16, A-01, A-13). */
export function expectedGroups(run: Declared, sent: SentAssertion, before: GroupsBefore): Expectation<string[]> {
  const { policy, given } = run
  const environment = given.environments.find((each) => each.name === before.environment)
  if (!environment) return silent(`environment ${before.environment}`)
  const synced = environment.groupSync && before.channel === 'go'
  const rule = synced ? policy.groupPolicyWithSync : policy.groupPolicy
  if (rule === undefined) return silent(synced ? 'groupPolicyWithSync' : 'groupPolicy')
  if (rule === 'ignore' || rule === 'createOnly') return value([...before.groups])
  if (rule === 'managedOnly') return silent('which groups were given by hand')
  const asserted = sentValue(run, sent, 'groups')
  if (asserted.state === 'absent' || asserted.state === 'empty') {
    const key = asserted.state === 'absent' ? 'groupsAbsent' : 'groupsEmpty'
    const kept = policy[key]
    if (kept === undefined) return silent(key)
    if (kept === 'reject') return { kind: 'refused', why: `the groups attribute is ${asserted.state}` }
    return value(kept === 'keep' ? [...before.groups] : [])
  }
  const existing = existingGroups(environment.groups, asserted.values)
  if (existing === 'unknown') return silent(OWN_GROUPS)
  return value(rule === 'additive' ? [...new Set([...before.groups, ...existing])] : existing)
}
