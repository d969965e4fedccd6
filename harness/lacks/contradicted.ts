import type { CaseResult, CheckResult } from '../results.ts'
import type { Capability } from '../target/schema/capabilities.ts'
import { caseVerdict, toVerdict } from '../verdict.ts'
import type { Signs } from './signs.ts'

const LACKING = 'the target declares that it has no '
const AND = ', no '

/** Why something does not apply to a target that declares that it lacks what it needs, or null when it lacks nothing of it. */
export function lackReason(needs: readonly string[], lacks: readonly string[]): string | null {
  const missing = needs.filter((need) => lacks.includes(need))
  return missing.length === 0 ? null : `${LACKING}${missing.join(AND)}`
}

/** What the target file says is not there, and was seen: capability → why nothing that needs it can be called not applicable. */
export function contradictionsOf(lacks: readonly Capability[], signs: Signs): Map<Capability, string> {
  return new Map(
    lacks.flatMap((capability) => {
      const sign = signs.get(capability)
      return sign === undefined
        ? []
        : [[capability, `take ${capability} out of lacks: ${sign} (or, where that is something else, correct what shows it)`]]
    }),
  )
}

/**
 * Results in which nothing passes for not applicable since the target lacks something that was seen all the same: nobody has verified it
 * (design: what a target declares it lacks is NA, unless observation contradicts it). Pure.
 */
export function withoutContradicted(
  results: readonly CaseResult[],
  contradictions: ReadonlyMap<Capability, string>,
): CaseResult[] {
  if (contradictions.size === 0) return [...results]
  return results.map((result) => {
    const checks = result.checks.map((check) => openWhere(check, contradictions))
    const changed = checks.some((check, index) => check !== result.checks[index])
    return changed ? { ...result, checks, verdict: caseVerdict(checks, result.verdict === 'ERROR') } : result
  })
}

/** What needs two things of which one is truly lacking stays not applicable. */
function openWhere(check: CheckResult, contradictions: ReadonlyMap<string, string>): CheckResult {
  if (check.outcome !== 'not-applicable' || !check.reason?.startsWith(LACKING)) return check
  const lacked = check.reason.slice(LACKING.length).split(AND)
  const [reason] = lacked.flatMap((capability) => contradictions.get(capability) ?? [])
  if (reason === undefined || !lacked.every((capability) => contradictions.has(capability))) return check
  return { ...check, outcome: 'not-verified', verdict: toVerdict(check.level, { kind: 'not-verified', reason }), reason }
}
