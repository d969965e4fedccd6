import type { CaseResult, CheckResult, GateReport, RunReport, WaiverReport } from '../results.ts'
import { isFault, isInstrument } from '../results.ts'
import { doesNotHold, namesCheck } from './checks.ts'
import { disposeCase } from './dispose.ts'
import { entryStatus } from './entry-status.ts'
import { concludeGate } from './exit-code.ts'
import type { GateInputs, Waiver } from './inputs.ts'

/** A report before the gate: facts about the SP alone. */
export type UngatedReport = Omit<RunReport, 'gate'>

/**
 * Holds a run to its gate: what is known about each check, what keeps the gate shut, and the exit code. Verdicts and conformance stay what
 * they are. Pure: the same journal and inputs always give the same.
 */
export function judgeRun(report: UngatedReport, inputs: GateInputs, interrupted: boolean): RunReport {
  const cases = report.cases.map((item) => disposeCase(item, inputs))
  const byId = new Map(cases.map((item) => [item.id, item]))
  const stale = inputs.baseline?.entries.filter((each) => entryStatus(each, byId.get(each.case), inputs.set) === 'stale') ?? []
  const waivers = inputs.waivers?.items.map((each) => waiverReport(each, cases, inputs.today)) ?? []
  const checks = cases.flatMap((item) => item.checks)
  const gating = cases.filter((item) => !isInstrument(item)).flatMap((item) => item.checks.filter((check) => check.gates))
  const unverified = gating.filter((check) => check.verdict === 'UNVERIFIED').length
  const conclusion = concludeGate({
    interrupted,
    violations: gating.length - unverified,
    complete: report.completeness === 'COMPLETE',
    errors: cases.filter(isFault).length,
    instrument: cases.filter(isInstrument).flatMap((item) => item.checks.filter((check) => check.gates)).length,
    staleEntries: stale.length,
    expiredWaivers: waivers.filter((each) => each.problem === 'expired').length,
    unusedWaivers: waivers.filter((each) => each.problem === 'unused').length,
    unverified,
    allowed: checks.filter((check) => isUnverifiedMust(check) && !check.gates && check.disposition === 'new').length,
    judged: checks.some((check) => check.level === 'MUST' && check.disposition !== 'pending' && isJudged(check)),
  })
  const { failOn, allowUnverified, failOnFlaky, retries, baseline } = inputs
  const gate: GateReport = {
    ...conclusion,
    failOn,
    allowUnverified,
    failOnFlaky,
    retries,
    set: inputs.set?.id ?? null,
    baseline: baseline && { file: baseline.file, entries: baseline.entries.length, stale },
    waivers: inputs.waivers && { file: inputs.waivers.file, items: waivers },
  }
  return { ...report, gate, cases }
}

function isUnverifiedMust({ level, verdict }: CheckResult): boolean {
  return level === 'MUST' && verdict === 'UNVERIFIED'
}

function isJudged({ verdict }: CheckResult): boolean {
  return verdict !== 'NA' && verdict !== 'UNVERIFIED'
}

function waiverReport(waiver: Waiver, cases: readonly CaseResult[], today: string): WaiverReport {
  const found = cases.flatMap((item) =>
    item.checks.filter((check) => namesCheck(waiver.match, item, check)).map((check) => ({ item, check })),
  )
  const finished = new Set(cases.filter((item) => !isFault(item)).map((item) => item.id))
  const isUsed = found.some(({ check }) => doesNotHold(check) || check.disposition === 'flaky')
  const wasRun = waiver.names.length > 0 && waiver.names.every((id) => finished.has(id))
  const { names: _, ...written } = waiver
  return {
    ...written,
    covers: found.filter(({ check }) => check.disposition === 'waived').map(({ item, check }) => `${item.id}#${check.id}`),
    problem: waiver.expires < today ? 'expired' : !isUsed && wasRun ? 'unused' : null,
  }
}
