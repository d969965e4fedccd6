import type { CaseResult } from '../results.ts'

/** How a check ends that says which requirement a declared policy gives up. */
const NOT_MET = / not met$/

/**
 * What an SP declares that a requirement speaks against: no failure, since it does as it says, and nothing to be silent about (A.6 C-02,
 * A.7 A-18). Each once, as sentences. Pure.
 */
export function declaredGaps(results: readonly CaseResult[]): string[] {
  const reasons = results
    .flatMap(({ checks }) => checks)
    .flatMap((check) => (check.outcome === 'not-applicable' ? (check.reason ?? []) : []))
  const gaps = [...new Set(reasons.flat())].filter((reason) => NOT_MET.test(reason))
  return gaps.map((gap) => `${gap.charAt(0).toUpperCase()}${gap.slice(1)}.`).sort()
}
