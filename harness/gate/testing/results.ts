import type { CaseResult, CheckResult, Level, Verdict } from '../../results.ts'
import { worst } from '../../verdict.ts'

const outcomes: Partial<Record<Verdict, CheckResult['outcome']>> = {
  PASS: 'satisfied',
  UNVERIFIED: 'not-verified',
  NA: 'not-applicable',
}

/** A check that came to a verdict. */
export function checkOf(id: string, verdict: Verdict, level: Level = 'MUST'): CheckResult {
  const outcome = outcomes[verdict] ?? 'violated'
  return {
    id,
    title: id,
    requirements: [`R-${id}`],
    level,
    outcome,
    verdict,
    disposition: 'new',
    evidence: 'E1',
    expected: outcome === 'violated' ? 'this' : null,
    actual: outcome === 'violated' ? 'that' : null,
    reason: outcome === 'not-verified' ? 'nobody looked' : null,
  }
}

/** A case `<family>/<name>@okta` with its checks. */
export function caseOf(id: string, checks: CheckResult[], change: Partial<CaseResult> = {}): CaseResult {
  const scenario = id.split('@')[0] ?? id
  return {
    id,
    scenario,
    title: scenario,
    family: scenario.split('/')[0] ?? '',
    profile: 'okta',
    surface: 'end-user',
    driver: 'http',
    verdict: worst(checks.map((check) => check.verdict)),
    startedAt: '2030-01-01T00:00:00.000Z',
    durationMs: 1,
    checks,
    steps: [],
    problem: null,
    trace: null,
    rerun: '',
    ...change,
  }
}
