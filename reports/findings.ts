import type { CaseResult, CheckResult, Level, RequirementRow, RunReport, Verdict } from '../harness/results.ts'
import { blocks, groupOrder, groupTitle, severity, worst } from './words.ts'

/** One case of a finding: where it happened, what the check said there. `check` is null when the case has no checks to speak for it. */
export interface Occurrence {
  item: CaseResult
  check: CheckResult | null
}

/** What went wrong, gathered: one check (or one harness problem) with every case that shows it. */
export interface Finding {
  /** Check id, or `case` for a problem of the case itself. */
  id: string
  title: string
  verdict: Verdict
  level: Level | null
  requirements: string[]
  occurrences: Occurrence[]
  /** True when it keeps the run from being conformant. */
  blocking: boolean
}

const notable: readonly Verdict[] = ['FAIL', 'ERROR', 'UNVERIFIED', 'WARN', 'NOTE']

function occurrencesOf(item: CaseResult): { key: string; occurrence: Occurrence; verdict: Verdict; blocking: boolean }[] {
  const found = item.checks
    .filter((check) => notable.includes(check.verdict))
    .map((check) => ({
      key: `${check.id} ${check.verdict} ${blocks(check)}`,
      occurrence: { item, check },
      verdict: check.verdict,
      blocking: blocks(check),
    }))
  // A case can go wrong without any check to show it: a harness fault or an unmet precondition.
  if (found.some(({ verdict }) => verdict === item.verdict) || !notable.includes(item.verdict)) return found
  return [
    ...found,
    { key: `case ${item.verdict} ${item.problem}`, occurrence: { item, check: null }, verdict: item.verdict, blocking: true },
  ]
}

/** Everything that is not green, grouped by check and verdict: what blocks conformance first, then the worst, then the most frequent. */
export function findings(report: RunReport): Finding[] {
  const groups = new Map<string, Finding>()
  for (const { key, occurrence, verdict, blocking } of report.cases.flatMap(occurrencesOf)) {
    const { item, check } = occurrence
    const title = check?.title ?? item.problem ?? 'The case gave no result'
    const group = groups.get(key) ?? {
      id: check?.id ?? 'case',
      title,
      verdict,
      level: check?.level ?? null,
      requirements: [],
      occurrences: [],
      blocking,
    }
    group.occurrences.push(occurrence)
    group.requirements = [...new Set([...group.requirements, ...(check?.requirements ?? [])])]
    groups.set(key, group)
  }
  return [...groups.values()].sort(
    (a, b) =>
      Number(b.blocking) - Number(a.blocking) ||
      severity(a.verdict) - severity(b.verdict) ||
      b.occurrences.length - a.occurrences.length,
  )
}

export interface GroupCell {
  profile: string
  /** Undefined when no row of the group has a verdict for this profile. */
  worst: Verdict | undefined
  passed: number
  bad: number
  total: number
}

/** Requirement rows that this run has a verdict for, in the order of the groups. */
export function testedGroups(report: RunReport): { title: string; rows: RequirementRow[] }[] {
  const tested = report.requirements.filter((row) => Object.keys(row.verdicts).length > 0)
  return groupOrder
    .map((title) => ({ title, rows: tested.filter((row) => groupTitle(row.id) === title) }))
    .filter(({ rows }) => rows.length > 0)
}

/** What one profile achieved in some rows: the worst verdict and how many rows passed. NA and SKIPPED rows count for nothing. */
export function groupCell(rows: readonly RequirementRow[], profile: string): GroupCell {
  const list = rows.flatMap((row) => row.verdicts[profile] ?? [])
  const counting = list.filter((verdict) => verdict !== 'NA' && verdict !== 'SKIPPED')
  const passed = list.filter((verdict) => verdict === 'PASS' || verdict === 'NOTE').length
  return { profile, worst: worst(list), passed, bad: counting.length - passed, total: counting.length }
}
