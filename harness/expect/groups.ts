import type { CaseRun } from '../case/case-run.ts'
import type { SentAssertion } from '../case/sent.ts'
import { existingGroups } from '../case/sp-groups.ts'
import { assertedGroups, isOverage } from './asserted-groups.ts'
import { type Expectation, sentValue, silent, value } from './sent-value.ts'

type Declared = Pick<CaseRun, 'attributeMap' | 'policy' | 'given'>

/** What is silent then is the target file, not the policy. */
export const OWN_GROUPS = 'groups'

export interface GroupsBefore {
  environment: string
  channel: 'go' | 'portal'
  groups: readonly string[]
  /** Those of them that were given by hand; undefined where nobody can tell. */
  byHand?: readonly string[]
}

/** The groups that somebody with an account has in an environment after a later sign-in (E-10, E-23, E-24, E-26, F-14 to F-17, F-19, A-01, A-13). */
export function expectedGroups(run: Declared, sent: SentAssertion, before: GroupsBefore): Expectation<string[]> {
  const { policy, given } = run
  const environment = given.environments.find((each) => each.name === before.environment)
  if (!environment) return silent(`environment ${before.environment}`)
  const synced = environment.groupSync && before.channel === 'go'
  const rule = synced ? policy.groupPolicyWithSync : policy.groupPolicy
  if (rule === undefined) return silent(synced ? 'groupPolicyWithSync' : 'groupPolicy')
  if (rule === 'ignore' || rule === 'createOnly') return value([...before.groups])
  const asserted = sentValue(run, sent, 'groups')
  if (asserted.state === 'absent' && isOverage(sent)) return value([...before.groups])
  if (rule === 'managedOnly' && before.byHand === undefined) return silent('which groups were given by hand')
  // What the IdP's list has no say in.
  const own = rule === 'additive' ? before.groups : rule === 'managedOnly' ? (before.byHand ?? []) : []
  if (asserted.state === 'absent' || asserted.state === 'empty') {
    const key = asserted.state === 'absent' ? 'groupsAbsent' : 'groupsEmpty'
    const kept = policy[key]
    if (kept === undefined) return silent(key)
    if (kept === 'reject') return { kind: 'refused', why: `the groups attribute is ${asserted.state}` }
    return value(kept === 'keep' ? [...before.groups] : [...own])
  }
  const names = assertedGroups(run, sent)
  if (names.kind !== 'value') return names
  const existing = existingGroups(environment, names.value)
  if (existing === 'unknown') return silent(OWN_GROUPS)
  return value([...new Set([...own, ...existing])])
}
