import {
  type CaseResult,
  type CheckResult,
  isAboutIdp,
  isInstrument,
  type Level,
  type RequirementRow,
  type RunReport,
  type Verdict,
} from '../harness/results.ts'
import { isFlaky, standingOf, triesInWords } from './gate.ts'
import { groupOrder, groupTitle, severity, worst } from './words.ts'

/** One case of a finding: where it happened, what the check said there. `check` is null when the case has no checks to speak for it. */
export interface Occurrence {
  item: CaseResult
  check: CheckResult | null
  /** What is said of it: of a check that held only on a later attempt, how the earlier ones ended. */
  reason: string | null
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
  /** Whether it keeps the gate shut, keeps only the run from being conformant, or neither. */
  standing: Standing
}

type Standing = ReturnType<typeof standingOf>
const standings: readonly Standing[] = ['gating', 'accepted', 'remark']

const notable: readonly Verdict[] = ['FAIL', 'ERROR', 'UNVERIFIED', 'WARN', 'NOTE']

function occurrencesOf(item: CaseResult): { key: string; occurrence: Occurrence; verdict: Verdict; standing: Standing }[] {
  const found = item.checks
    .filter((check) => check.gates || notable.includes(check.verdict))
    .map((check) => ({
      key: `${check.id} ${check.verdict} ${standingOf(check)}`,
      occurrence: { item, check, reason: isFlaky(item) && check.disposition === 'flaky' ? triesInWords(item) : check.reason },
      verdict: check.verdict,
      standing: standingOf(check),
    }))
  // A case can go wrong without any check to show it: a harness fault or an unmet precondition.
  if (found.some(({ verdict }) => verdict === item.verdict) || !notable.includes(item.verdict)) return found
  return [
    ...found,
    {
      key: `case ${item.verdict} ${item.problem}`,
      occurrence: { item, check: null, reason: item.problem },
      verdict: item.verdict,
      standing: 'gating',
    },
  ]
}

/** Everything about the SP that is not green, grouped by check, verdict and standing: what keeps the gate shut first, then the worst, then the most frequent. */
export function findings(report: Pick<RunReport, 'cases'>): Finding[] {
  return findingsIn(report.cases.filter((item) => !isInstrument(item)))
}

/** The same of our own IdP. */
export function instrumentFindings(report: Pick<RunReport, 'cases'>): Finding[] {
  return findingsIn(report.cases.filter(isInstrument))
}

function findingsIn(cases: readonly CaseResult[]): Finding[] {
  const groups = new Map<string, Finding>()
  for (const { key, occurrence, verdict, standing } of cases.flatMap(occurrencesOf)) {
    const { item, check } = occurrence
    const title = check?.title ?? item.problem ?? 'The case gave no result'
    const group = groups.get(key) ?? {
      id: check?.id ?? 'case',
      title,
      verdict,
      level: check?.level ?? null,
      requirements: [],
      occurrences: [],
      standing,
    }
    group.occurrences.push(occurrence)
    group.requirements = [...new Set([...group.requirements, ...(check?.requirements ?? [])])]
    groups.set(key, group)
  }
  return [...groups.values()].sort(
    (a, b) =>
      standings.indexOf(a.standing) - standings.indexOf(b.standing) ||
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

/** Requirement rows that this run has a verdict for, in the order of the groups. @param about whom they are about; default both */
export function testedGroups(report: RunReport, about?: 'sp' | 'idp'): { title: string; rows: RequirementRow[] }[] {
  const wanted = (row: RequirementRow) => about === undefined || isAboutIdp(row.id) === (about === 'idp')
  const tested = report.requirements.filter((row) => wanted(row) && Object.keys(row.verdicts).length > 0)
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
