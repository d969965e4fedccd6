import type { BaselineEntry, CaseResult } from '../results.ts'
import { doesNotHold, isRequired } from './checks.ts'
import type { FrozenSet } from './inputs.ts'

/**
 * What a run says of one line of the baseline. `known`: it still does not hold. `stale`: it holds now, or its case has no such check any
 * more. `open`: this run cannot tell (not chosen, not finished, not applicable, not required, or it passed only on a later attempt).
 */
export function entryStatus(
  entry: BaselineEntry,
  item: CaseResult | undefined,
  set: FrozenSet | null,
): 'known' | 'stale' | 'open' {
  if (!item || !isRequired(set, item.scenario, entry.check)) return 'open'
  const own = item.checks.filter((check) => check.id === entry.check)
  // A case that broke off left out what it could not judge.
  if (own.length === 0) return item.problem === null ? 'stale' : 'open'
  if (own.some(doesNotHold)) return 'known'
  return own.some((check) => check.disposition === 'flaky') || own.every((check) => check.verdict === 'NA') ? 'open' : 'stale'
}
