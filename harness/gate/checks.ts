import { matches } from '../plan.ts'
import type { CaseResult, CheckResult } from '../results.ts'
import type { FrozenSet, GateRules } from './inputs.ts'

/** What a baseline can list and a waiver accept. NOTE is a MAY that was used otherwise, which is nobody's fault. */
export function doesNotHold(check: Pick<CheckResult, 'verdict'>): boolean {
  return check.verdict === 'FAIL' || check.verdict === 'WARN' || check.verdict === 'UNVERIFIED'
}

/** Whether a verdict of this level keeps the gate shut, when nothing accepts it. */
export function gatesAlone({ verdict, level }: Pick<CheckResult, 'verdict' | 'level'>, rules: GateRules): boolean {
  if (verdict === 'FAIL') return true
  if (verdict === 'WARN') return rules.failOn === 'should'
  return verdict === 'UNVERIFIED' && level === 'MUST' && !rules.allowUnverified
}

export function isRequired(set: FrozenSet | null, scenario: string, check: string): boolean {
  return set === null || (Object.hasOwn(set.checks, scenario) && set.checks[scenario]?.includes(check) === true)
}

/** Whether `pattern` or `pattern#check-id` names this check of this case. */
export function namesCheck(match: string, item: Pick<CaseResult, 'id'>, check: Pick<CheckResult, 'id'>): boolean {
  const { cases, check: wanted } = splitMatch(match)
  return (wanted === null || wanted === check.id) && matches(item.id, cases)
}

/** The pattern of cases, and the check when one is named. */
export function splitMatch(match: string): { cases: string; check: string | null } {
  const at = match.indexOf('#')
  return at < 0 ? { cases: match, check: null } : { cases: match.slice(0, at), check: match.slice(at + 1).trim() }
}
