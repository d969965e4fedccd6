import type { Check } from '../checks/check.ts'
import { weakest } from '../checks/evidence.ts'
import { checksById } from '../checks/index.ts'
import { lackingFor } from '../plan.ts'
import { declaredWords, recordingReads } from '../policies/reads.ts'
import { otherVendor, type Requirement } from '../requirements.ts'
import type { CheckResult, EvidenceGrade, Outcome } from '../results.ts'
import { strictest, toVerdict } from '../verdict.ts'
import type { CaseRun } from './case-run.ts'

/** Evaluates the checks of a scenario on what was seen. A requirement that the target lacks the means for is not applicable. */
export function judge(run: CaseRun, requirements: ReadonlyMap<string, Requirement>): CheckResult[] {
  return Object.entries(run.scenario.checks).flatMap(([id, bound]) => {
    const check = checksById.get(id)
    if (!check) throw new Error(`no check is called "${id}"`)
    // What an SP lacks says nothing of our own IdP.
    const lacks = run.surface === 'idp' ? [] : run.target.lacks
    const why = (row: Requirement | undefined) => otherVendor(row, run.profile) ?? lackingFor(row, lacks)
    const lacking = new Map(bound.map((each) => [each, lackingFor(check, lacks) ?? why(requirements.get(each))]))
    const applicable = bound.filter((each) => lacking.get(each) === null)
    const outside = bound.filter((each) => lacking.get(each) !== null)
    const results: CheckResult[] = []
    if (applicable.length > 0) {
      const { policy, reads } = recordingReads(run.policy)
      const outcome = withDeclared(withProblem(check.evaluate({ ...run, policy }), run), declaredWords(run.policy, reads))
      results.push(result(id, applicable, outcome, requirements, evidenceOf(check, outcome, run)))
    }
    if (outside.length > 0)
      results.push(result(id, outside, { kind: 'not-applicable', reason: lacking.get(outside[0] ?? '') ?? '' }, requirements))
    return results
  })
}

/** What is wrong is told with the promise that it is held against. */
function withDeclared(outcome: Outcome, words: string): Outcome {
  const said = words === '' || outcome.kind !== 'violated' || outcome.expected.endsWith(')')
  return said ? outcome : { ...outcome, expected: `${outcome.expected}${words}` }
}

/** The same outcome for all checks of a scenario: when nothing could be seen, or nothing applies. */
export function judgeAll(
  checks: Readonly<Record<string, string[]>>,
  outcome: Outcome,
  requirements: ReadonlyMap<string, Requirement>,
): CheckResult[] {
  return Object.entries(checks).map(([id, bound]) => result(id, bound, outcome, requirements))
}

/** Where an observer failed, that is why nobody could see it. */
function withProblem(outcome: Outcome, run: CaseRun): Outcome {
  const problem = run.steps.flatMap((step) => step.after.problems ?? [])[0]
  const blind = outcome.kind === 'not-verified' && outcome.reason.startsWith('no observer')
  return blind && problem ? { kind: 'not-verified', reason: problem } : outcome
}

/** What a judgement rests on is no better than the weakest look at the SP's state, nor than the weakest field that it has read. */
function evidenceOf(check: Check, outcome: Outcome, run: CaseRun): EvidenceGrade {
  const lists = run.steps.flatMap((step) => [step.before.grade, step.after.grade]).filter((each) => each !== undefined)
  const own = 'evidence' in outcome && outcome.evidence !== undefined ? [outcome.evidence] : []
  return weakest([check.evidence, ...own, ...(check.evidence === 'E1' ? lists : [])])
}

function result(
  id: string,
  bound: string[],
  outcome: Outcome,
  requirements: ReadonlyMap<string, Requirement>,
  evidence: EvidenceGrade | null = null,
): CheckResult {
  const check = checksById.get(id)
  const level = strictest(bound.map((each) => requirements.get(each)?.level ?? 'MAY'))
  return {
    id,
    title: check?.title ?? id,
    requirements: bound,
    level,
    outcome: outcome.kind,
    verdict: toVerdict(level, outcome),
    disposition: 'new',
    evidence: outcome.kind === 'satisfied' || outcome.kind === 'violated' ? evidence : null,
    expected: 'expected' in outcome ? (outcome.expected ?? null) : null,
    actual: 'actual' in outcome ? (outcome.actual ?? null) : null,
    reason: 'reason' in outcome ? outcome.reason : null,
  }
}
