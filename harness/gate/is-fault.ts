import type { CaseResult } from '../results.ts'

/**
 * Whether a case ended with a fault around the SP. A violation that was seen before one gives the case its verdict; the fault counts all
 * the same. An unmet precondition is none: it stands in the checks.
 */
export function isFault(item: CaseResult): boolean {
  return item.verdict === 'ERROR' || (item.problem !== null && item.checks.every((check) => check.reason !== item.problem))
}
