import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { profiles } from '../../idp/index.ts'
import type { renderTerminalSummary, useColour } from '../../reports/index.ts'
import { EnvironmentError, wordsOf } from '../errors.ts'
import { plainGate } from '../gate/inputs.ts'
import { judgeRun } from '../gate/judge-run.ts'
import { withPolicy } from '../policies/with-policy.ts'
import { loadRequirements, type Requirement } from '../requirements.ts'
import type { CaseResult, RunReport } from '../results.ts'
import { loadScenarios } from '../scenario/load.ts'
import type { Scenario } from '../scenario/schema.ts'
import { loadTarget } from '../target/load.ts'
import { type ResolvedPolicies, resolvePolicies } from '../target/policies.ts'
import type { Target } from '../target/schema/target.ts'
import { assembleReport } from './assemble.ts'
import { endFile, type RunEnd, readEnd, readPlan, readResults } from './journal.ts'

const MOST_COLUMNS = 100
const WIDTH_OF_FILES = 160
const CUT_OFF = 'The run was cut off, or still goes on.'

/** Writes how the run ended, so that its report can be made again. @throws EnvironmentError when the folder cannot be written */
export function writeEnd(folder: string, end: RunEnd): void {
  try {
    writeFileSync(endFile(folder), JSON.stringify(end))
  } catch (error) {
    throw new EnvironmentError(`${endFile(folder)} cannot be written: ${wordsOf(error)}`)
  }
}

/** What a run has read before it began. */
export interface RunInputs {
  target: Target
  policies: ResolvedPolicies
  requirements: ReadonlyMap<string, Requirement>
  scenarios: readonly Scenario[]
}

/** What the run of this folder read, read again. @throws UsageError when it is gone or does not hold to its schema any more */
export function readInputs(folder: string): RunInputs {
  const plan = readPlan(folder)
  const target = withPolicy(loadTarget(plan.target), plan.policy)
  return {
    target,
    policies: resolvePolicies(target),
    requirements: loadRequirements(),
    scenarios: loadScenarios(plan.scenarioFolder ?? undefined),
  }
}

/**
 * The report of the run whose journal is in the folder: of all its cases, or of those that were finished when it was killed.
 * @throws EnvironmentError when the folder holds no run
 */
export function reportOf(folder: string, { target, policies, requirements, scenarios }: RunInputs): RunReport {
  const plan = readPlan(folder)
  const end = readEnd(folder)
  const results = readResults(folder).filter((each) => isReliable(each, end))
  const finished = new Set(results.map((each) => each.id))
  const cutOff = end === null && plan.cases.some((each) => !finished.has(each.id))
  const report = assembleReport({
    plan,
    results,
    requirements,
    scenarios,
    profileTitles: new Map(profiles.map((each) => [each.id, each.title])),
    target: {
      name: target.name,
      description: target.description,
      policies: { 'end-user': { ...policies.endUser }, workspace: { ...policies.workspace } },
      lacks: target.lacks,
    },
    finishedAt: end ? new Date(end.finishedAt) : new Date(Math.max(Date.parse(plan.startedAt), ...results.map(endOf))),
    remarks: cutOff ? [CUT_OFF] : (end?.remarks ?? []),
  })
  const { baseline, ...gate } = plan.gate ?? plainGate
  const entries = end?.baseline ?? baseline?.entries ?? []
  return judgeRun(report, { ...gate, baseline: baseline && { ...baseline, entries } }, end?.interrupted ?? false)
}

/** Writes the report of the run in folder `from` into `to` in all formats and says on stdout how it came out. @returns whether all of it was written */
export async function publish(
  report: RunReport,
  from: string,
  to: string,
  options: { json: boolean; count: boolean },
): Promise<boolean> {
  // The reporters are loaded when there is something to report, not by every command that could come so far.
  const reports = await import('../../reports/index.ts')
  if (path.resolve(from) !== path.resolve(to)) copyEvidence(from, to)
  const { written, problems } = reports.writeReports(report, to)
  const fileOf = (format: string) => written.find((each) => each.format === format)?.path
  for (const problem of problems) process.stderr.write(`firstlogin: ${problem}\n`)
  const json = fileOf('json')
  // What goes to stdout is what was written: without secrets.
  if (options.json) process.stdout.write(json ? `${JSON.stringify(JSON.parse(readFileSync(json, 'utf8')))}\n` : '')
  else process.stdout.write(summaryOf(reports, report, fileOf('html') ?? to))
  if (options.count) {
    const failed = report.counts.FAIL + report.counts.ERROR + report.counts.UNVERIFIED
    process.stdout.write(`${report.cases.length - failed - report.counts.NA} passed, ${failed} failed\n`)
  }
  return problems.length === 0
}

interface TerminalWords {
  renderTerminalSummary: typeof renderTerminalSummary
  useColour: typeof useColour
}

function summaryOf(words: TerminalWords, report: RunReport, html: string): string {
  return words.renderTerminalSummary(report, {
    reportPath: path.relative(process.cwd(), html),
    colour: words.useColour(process.stdout),
    width: summaryWidth(process.stdout),
  })
}

/** A terminal's own columns, as far as lines are easy to read; a file or a pipe has none, and nothing wraps there. */
export function summaryWidth({ columns }: { columns?: number }): number {
  return columns === undefined ? WIDTH_OF_FILES : Math.min(MOST_COLUMNS, columns)
}

/** Pictures and traces are linked beside the report. */
function copyEvidence(from: string, to: string): void {
  const evidence = path.join(from, 'evidence')
  if (!existsSync(evidence)) return
  try {
    cpSync(evidence, path.join(to, 'evidence'), { recursive: true })
  } catch (error) {
    throw new EnvironmentError(`${to}: the evidence cannot be copied there: ${wordsOf(error)}; choose another folder with --out`)
  }
}

function isReliable(result: CaseResult, end: RunEnd | null): boolean {
  return !end?.reliableUntil || endOf(result) <= Date.parse(end.reliableUntil)
}

function endOf(result: CaseResult): number {
  return Date.parse(result.startedAt) + result.durationMs
}
