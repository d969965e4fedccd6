import type { UngatedReport } from '../gate/judge-run.ts'
import { hintsOf } from '../hints/hints.ts'
import { contradictionsOf, withoutContradicted } from '../lacks/contradicted.ts'
import { signsOfCases } from '../lacks/signs.ts'
import type { Plan } from '../plan.ts'
import { NOT_COVERED, type Requirement } from '../requirements.ts'
import {
  type CaseResult,
  type InstrumentReport,
  isAboutIdp,
  isInstrument,
  type RequirementRow,
  type Verdict,
} from '../results.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { Capability } from '../target/schema/capabilities.ts'
import { conclude, type MustCell, severity, toVerdict, worst } from '../verdict.ts'
import { version } from '../version.ts'
import { declaredGaps } from './declared-gaps.ts'
import type { RunFacts } from './journal.ts'

export interface AssembleInputs {
  plan: Plan & RunFacts
  results: readonly CaseResult[]
  requirements: ReadonlyMap<string, Requirement>
  scenarios: readonly Scenario[]
  profileTitles: ReadonlyMap<string, string>
  target: { name: string; description: string; policies: Record<string, Record<string, unknown>>; lacks: readonly Capability[] }
  finishedAt: Date
  /** Why the run did not finish, when it did not. */
  remarks: readonly string[]
}

/** Turns a journal into a report: which requirement came to what at which vendor, and what that makes of the run. Pure. */
export function assembleReport(inputs: AssembleInputs): UngatedReport {
  const contradictions = contradictionsOf(inputs.target.lacks, signsOfCases(inputs.results))
  const results = withoutContradicted(inputs.results, contradictions)
  return reportOf({ ...inputs, results }, [...contradictions.values()])
}

function reportOf(inputs: AssembleInputs, contradictions: readonly string[]): UngatedReport {
  const { plan, results } = inputs
  const { name, description, policies } = inputs.target
  const finished = new Set(results.map((each) => each.id))
  const unfinished = plan.cases.filter((each) => !finished.has(each.id))
  const requirements = requirementRows(inputs)
  const asked = results.filter((each) => !isInstrument(each))
  const remarks = [...inputs.remarks]
  if (unfinished.length > 0) remarks.push(`${unfinished.length} of ${plan.cases.length} planned cases were not run.`)
  remarks.push(...silentObservers(results), ...disagreements(results), ...contradictions.map(asSentence), ...declaredGaps(asked))
  const complete = unfinished.length === 0 && inputs.remarks.length === 0
  const { conformance, resolved, total } = conclude(
    mustCells(requirements, false),
    asked.map((each) => each.verdict),
    complete,
  )
  const started = new Date(plan.startedAt)
  return {
    schema: 'firstlogin/report@1',
    tool: { name: 'firstlogin', version },
    target: { name, description, policies },
    startedAt: plan.startedAt,
    durationMs: Math.max(0, inputs.finishedAt.getTime() - started.getTime()),
    command: plan.command,
    profiles: plan.profiles.map((id) => ({ id, title: inputs.profileTitles.get(id) ?? id })),
    defects: plan.defects,
    conformance,
    completeness: complete ? 'COMPLETE' : 'PARTIAL',
    remarks,
    must: { resolved, total },
    counts: countVerdicts(asked),
    instrument: instrumentReport(requirements, results.filter(isInstrument), complete),
    requirements,
    hints: hintsOf(asked),
    cases: [...results].sort((a, b) => order(plan, a.id) - order(plan, b.id)),
  }
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** What the MUST rows of one side came to: those about the SP, or those about our own IdP. */
function mustCells(requirements: readonly RequirementRow[], ofIdp: boolean): MustCell[] {
  return requirements
    .filter((row) => row.level === 'MUST' && row.excluded === null && isAboutIdp(row.id) === ofIdp)
    .flatMap((row) => Object.values(row.verdicts).map((verdict) => ({ verdict })))
}

const instrumentVerdicts = { CONFORMANT: 'sound', NON_CONFORMANT: 'faulty', INDETERMINATE: 'open' } as const

/** What the cases say that judge our own IdP; null when there are none, or none that applies. */
function instrumentReport(
  requirements: readonly RequirementRow[],
  results: readonly CaseResult[],
  complete: boolean,
): InstrumentReport | null {
  const verdicts = results.map((each) => each.verdict)
  if (verdicts.every((each) => each === 'NA')) return null
  const { conformance, ...must } = conclude(mustCells(requirements, true), verdicts, complete)
  const verdict = verdicts.includes('ERROR') ? 'faulty' : instrumentVerdicts[conformance]
  return { verdict, must, counts: countVerdicts(results) }
}

/** An observer that failed is said, also where another one could see in its place. */
function silentObservers(results: readonly CaseResult[]): string[] {
  const blind = results.filter((each) => each.unseen !== undefined)
  const first = blind[0]?.unseen?.[0]
  return first === undefined ? [] : [`In ${blind.length} of ${results.length} cases ${first}.`]
}

/** Where weaker evidence says something else than better evidence, one of the two looks is wrong. */
function disagreements(results: readonly CaseResult[]): string[] {
  const torn = results.filter((each) => each.disagreements !== undefined)
  const first = torn[0]?.disagreements?.[0]
  return first === undefined ? [] : [`In ${torn.length} of ${results.length} cases looks at an account disagree: ${first}.`]
}

/** Every row of the requirement base: what it came to per profile, or why it was not tested. */
function requirementRows({ plan, results, requirements, scenarios }: AssembleInputs): RequirementRow[] {
  const planned = new Set(plan.cases.map((each) => each.scenario))
  const finished = new Map(results.map((each) => [each.id, each]))
  return [...requirements.values()].map((row) => {
    const using = scenarios.filter((each) => Object.values(each.checks).some((bound) => bound.includes(row.id)))
    const verdicts: Record<string, Verdict> = {}
    for (const profile of plan.profiles) {
      const cases = plan.cases.filter(
        (each) => each.profile === profile && using.some((scenario) => scenario.id === each.scenario),
      )
      if (cases.length > 0) verdicts[profile] = worst(cases.map((each) => verdictOf(row, finished.get(each.id))))
    }
    const notChosen = using.length > 0 && !using.some((each) => planned.has(each.id))
    const reason = row.excluded ?? (using.length === 0 ? NOT_COVERED : notChosen ? 'not in the selection of this run' : null)
    return {
      id: row.id,
      level: row.level,
      derived: row.derived,
      source: row.source,
      summary: row.summary,
      group: row.id.replace(/-\d+$/, ''),
      excluded: reason,
      scenarios: using.map((each) => each.id),
      verdicts,
    }
  })
}

/** What a case says of one requirement, graded by that requirement's own level: a check may serve a stricter one too. */
function verdictOf(row: Pick<Requirement, 'id' | 'level'>, result: CaseResult | undefined): Verdict {
  if (!result) return 'SKIPPED'
  const own = result.checks.filter((check) => check.requirements.includes(row.id))
  if (own.length === 0) return result.problem === null ? 'NA' : 'ERROR'
  return worst(own.map((check) => (check.outcome === 'violated' ? toVerdict(row.level, VIOLATED) : check.verdict)))
}

const VIOLATED = { kind: 'violated', expected: '', actual: '' } as const

function countVerdicts(results: readonly CaseResult[]): Record<Verdict, number> {
  const counts = Object.fromEntries(severity.map((each) => [each, 0])) as Record<Verdict, number>
  for (const result of results) counts[result.verdict]++
  return counts
}

function order(plan: Plan, id: string): number {
  return plan.cases.findIndex((each) => each.id === id)
}
