import type { CaseRun } from '../case/case-run.ts'
import type { EnvironmentGiven } from '../case/given.ts'
import type { SentAssertion } from '../case/sent.ts'
import { type Expectation, sentValue, silent, value } from './sent-value.ts'

/** Where one text ends a group and begins the next, by what the policy says. */
const separators = { split: /[,;]/, splitAtCommas: /,/, splitAtSemicolons: /;/, whole: null } as const

/** The groups that a message names, each once: every value, and one text with separators as the policy says (F-14). A single value is still a list. */
export function assertedGroups(run: Pick<CaseRun, 'attributeMap' | 'policy'>, sent: SentAssertion): Expectation<string[]> {
  const { values } = sentValue(run, sent, 'groups')
  const { joinedGroups } = run.policy
  if (joinedGroups === undefined && values.some((each) => separators.split.test(each))) return silent('joinedGroups')
  const separator = separators[joinedGroups ?? 'whole']
  const names = separator ? values.flatMap((each) => each.split(separator)) : values
  return value([...new Set(names.map((each) => each.trim()).filter((each) => each !== ''))])
}

/** Whether the groups of a newcomer's message are given at all (E-06, A-02). */
export function countsAtCreation(
  { policy }: Pick<CaseRun, 'policy'>,
  { groupSync }: Pick<EnvironmentGiven, 'groupSync'>,
  channel: 'go' | 'portal' | null,
): Expectation<boolean> {
  const isSynced = groupSync && channel === 'go'
  if ((isSynced ? policy.groupPolicyWithSync : policy.groupPolicy) === 'ignore') return value(false)
  return policy.groupsOnCreate === undefined ? silent('groupsOnCreate') : value(policy.groupsOnCreate === 'always' || isSynced)
}

/** The groups that a newcomer's message gives; it is refused where it has none and the policy demands them (E-06, F-16). */
export function groupsOfNewcomer(
  run: Pick<CaseRun, 'attributeMap' | 'policy'>,
  sent: SentAssertion,
  environment: Pick<EnvironmentGiven, 'groupSync'>,
  channel: 'go' | 'portal' | null,
): Expectation<string[]> {
  const counts = countsAtCreation(run, environment, channel)
  if (counts.kind !== 'value') return counts
  if (!counts.value) return value([])
  const { state, attribute } = sentValue(run, sent, 'groups')
  const isMissing =
    state === 'absent' ? run.policy.groupsAbsent === 'reject' && !isOverage(sent) : run.policy.groupsEmpty === 'reject'
  if (attribute !== '' && isMissing && (state === 'absent' || state === 'empty'))
    return { kind: 'refused', why: `the groups attribute is ${state}` }
  return assertedGroups(run, sent)
}

/** Whether the groups are too many for the message, which has a link in their place (F-17): that says nothing of which they are. */
export function isOverage({ attributes }: Pick<SentAssertion, 'attributes'>): boolean {
  return Object.keys(attributes).some((name) => name.endsWith('/claims/groups.link'))
}
