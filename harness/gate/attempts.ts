import type { Attempt, CaseResult, CheckResult } from '../results.ts'
import { severity } from '../verdict.ts'

/** The largest number of times that a case is run again. */
export const MOST_RETRIES = 3

/** Runs a case again while it comes to no good end and tries are left. @param retries how often at most @param run one try, told its number from 1 on */
export async function runWithRetries(retries: number, run: (attempt: number) => Promise<CaseResult>): Promise<CaseResult> {
  const tries = [await run(1)]
  while (tries.length <= retries && !isGood(tries.at(-1))) tries.push(await run(tries.length + 1))
  return settle(tries)
}

/**
 * What several tries of one case come to: the one that ended well counts, and its checks that were seen otherwise before are flaky.
 * When none did, the worst counts, the first of equals. All tries are kept in words.
 */
export function settle(tries: readonly CaseResult[]): CaseResult {
  const [only] = tries
  if (!only) throw new Error('a case without any try')
  if (tries.length === 1) return only
  const good = tries.find(isGood)
  const counted = good ?? tries.reduce((worst, each) => (rank(each) < rank(worst) ? each : worst))
  const earlier = good ? tries.slice(0, tries.indexOf(good)) : []
  return {
    ...counted,
    checks: counted.checks.map((check) =>
      earlier.some((each) => differs(check, each)) ? { ...check, disposition: 'flaky' as const } : check,
    ),
    attempts: tries.map((each) => inWords(each, each === counted)),
  }
}

function isGood(result: CaseResult | undefined): boolean {
  return result !== undefined && !['FAIL', 'ERROR', 'UNVERIFIED'].includes(result.verdict)
}

function rank(result: CaseResult): number {
  return severity.indexOf(result.verdict)
}

/** Whether a check came to something else in another try. One that a fault left out did too. */
function differs(check: CheckResult, other: CaseResult): boolean {
  if (check.verdict === 'NA') return false
  const same = other.checks.find((each) => each.id === check.id && each.requirements.join() === check.requirements.join())
  return same?.verdict !== check.verdict
}

function inWords(result: CaseResult, counts: boolean): Attempt {
  const { verdict, startedAt, durationMs } = result
  const reasons = result.checks
    .filter((check) => severity.indexOf(check.verdict) < severity.indexOf('NOTE'))
    .map(
      ({ verdict: came, id, reason, expected, actual }) =>
        `${came} ${id}: ${reason ?? `expected ${expected}, received ${actual}`}`,
    )
  const isSaid = reasons.length > 0 && result.checks.some((check) => check.reason === result.problem)
  return {
    verdict,
    startedAt,
    durationMs,
    reasons: result.problem === null || isSaid ? reasons : [result.problem, ...reasons],
    counts,
  }
}
