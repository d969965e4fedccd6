import type { CheckResult, Conformance, Level, Outcome, Verdict } from './results.ts'

/** The only place where an outcome becomes a verdict. */
export function toVerdict(level: Level, outcome: Outcome): Verdict {
  switch (outcome.kind) {
    case 'satisfied':
      return 'PASS'
    case 'violated':
      return level === 'MUST' ? 'FAIL' : level === 'SHOULD' ? 'WARN' : 'NOTE'
    case 'not-verified':
    case 'unspecified':
      return 'UNVERIFIED'
    case 'not-applicable':
      return 'NA'
  }
}

/** Worst first. A known violation is never hidden by a fault of the harness, nor a doubt by a success. */
export const severity: readonly Verdict[] = ['FAIL', 'ERROR', 'UNVERIFIED', 'WARN', 'NOTE', 'PASS', 'SKIPPED', 'NA']

/** The worst of several verdicts; NA when there are none. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  const present = new Set(verdicts)
  return severity.find((each) => present.has(each)) ?? 'NA'
}

const LEVELS: readonly Level[] = ['MUST', 'SHOULD', 'MAY']

/** The strictest of several levels. */
export function strictest(levels: Iterable<Level>): Level {
  const present = new Set(levels)
  return LEVELS.find((each) => present.has(each)) ?? 'MAY'
}

/** The verdict of a case is the worst of its checks, and of the harness's own fault where there was one. */
export function caseVerdict(checks: readonly Pick<CheckResult, 'verdict'>[], fault: boolean): Verdict {
  return worst([...checks.map((each) => each.verdict), ...(fault ? (['ERROR'] as const) : [])])
}

/** What one MUST requirement came to at one profile. */
export interface MustCell {
  verdict: Verdict
}

/**
 * CONFORMANT = no FAIL, no ERROR, every MUST resolved; NON_CONFORMANT = a FAIL; else INDETERMINATE.
 * `total` = MUST rows × profiles less NA; `resolved` = PASS + FAIL.
 */
export function conclude(
  must: readonly MustCell[],
  everything: readonly Verdict[],
  complete: boolean,
): { conformance: Conformance; resolved: number; total: number } {
  const counted = must.filter((cell) => cell.verdict !== 'NA')
  const resolved = counted.filter((cell) => cell.verdict === 'PASS' || cell.verdict === 'FAIL').length
  const total = counted.length
  if (everything.includes('FAIL')) return { conformance: 'NON_CONFORMANT', resolved, total }
  const clean = complete && total > 0 && resolved === total && !everything.includes('ERROR')
  return { conformance: clean ? 'CONFORMANT' : 'INDETERMINATE', resolved, total }
}
