import type { CaseResult, CheckResult, RunReport, WaiverReport } from '../harness/results.ts'
import { plural } from './text.ts'
import { blocks, gateWords } from './words.ts'

/** Something about the gate that a person has to know or do: an outdated line of its files, or a case that passed only when run again. */
export interface GateNote {
  kind: 'stale' | 'expired' | 'unused' | 'flaky'
  /** What it is about: a case, a check of a case, or a pattern. */
  subject: string
  text: string
  /** The case that shows it, when there is one. */
  caseId: string | null
}

/** Whether a check keeps the gate shut, is a failure that something accepts, or neither. */
export function standingOf(check: Pick<CheckResult, 'verdict' | 'level' | 'gates'>): 'gating' | 'accepted' | 'remark' {
  if (check.gates) return 'gating'
  return blocks(check) ? 'accepted' : 'remark'
}

/** `Gate not met, exit code 1: 2 checks do not hold.` */
export function gateSentence({ gate }: RunReport): string {
  return `Gate ${gateWords[gate.verdict].title}, exit code ${gate.exitCode}: ${gate.reason}`
}

/** The rules that are not the usual ones, and what is known, each in some words. */
export function gateFacts(report: RunReport): string[] {
  const { gate, cases } = report
  const checks = cases.flatMap((item) => item.checks)
  const accepted = checks.filter((check) => standingOf(check) === 'accepted')
  const known = (disposition: CheckResult['disposition']) => accepted.filter((check) => check.disposition === disposition).length
  const notRequired = (verdict: CheckResult['verdict']) =>
    accepted.filter((check) => check.disposition === 'pending' && check.verdict === verdict).length
  const rules = [
    gate.set === null ? '' : `required: ${gate.set}`,
    gate.failOn === 'should' ? 'a SHOULD counts too' : '',
    gate.allowUnverified ? 'unverified is allowed' : '',
    gate.failOnFlaky ? 'flaky counts too' : '',
    gate.retries > 0 ? `up to ${plural(gate.retries, 'retry', 'retries')}` : '',
  ]
  const ofChecks: [number, string][] = [
    [known('expected'), 'known (baseline)'],
    [known('waived'), 'waived'],
    [notRequired('FAIL'), 'failed but not required'],
    [notRequired('ERROR'), 'in error but not required'],
    [notRequired('UNVERIFIED'), 'unverified but not required'],
  ]
  const checkCounts = ofChecks.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`)
  const others: [number, string][] = [
    [flakyCases(report).length, 'flaky case'],
    [gate.baseline?.stale.length ?? 0, 'stale baseline line'],
    [waiversWith(report, 'expired').length, 'expired waiver'],
    [waiversWith(report, 'unused').length, 'unused waiver'],
  ]
  return [
    ...(checkCounts.length > 0 ? [`checks: ${checkCounts.join(', ')}`] : []),
    ...others.filter(([count]) => count > 0).map(([count, one]) => plural(count, one)),
    ...rules.filter(Boolean),
  ]
}

/** What is outdated, then what is flaky. */
export function gateNotes(report: RunReport): GateNote[] {
  const { baseline } = report.gate
  const shown = new Set(report.cases.map((item) => item.id))
  const stale = (baseline?.stale ?? []).map(
    (entry): GateNote => ({
      kind: 'stale',
      subject: `${entry.case}#${entry.check}`,
      text: `the baseline lists it as ${entry.verdict}, and it holds now`,
      caseId: shown.has(entry.case) ? entry.case : null,
    }),
  )
  const expired = waiversWith(report, 'expired').map(
    (waiver): GateNote => ({
      kind: 'expired',
      subject: waiver.match,
      text: `the waiver in line ${waiver.line} expired on ${waiver.expires} (${waiver.owner}: ${waiver.reason})`,
      caseId: null,
    }),
  )
  const unused = waiversWith(report, 'unused').map(
    (waiver): GateNote => ({
      kind: 'unused',
      subject: waiver.match,
      text: `the waiver in line ${waiver.line} covers nothing (${waiver.owner})`,
      caseId: null,
    }),
  )
  const flaky = flakyCases(report).map(
    (item): GateNote => ({ kind: 'flaky', subject: item.id, text: triesInWords(item), caseId: item.id }),
  )
  return [...stale, ...expired, ...unused, ...flaky]
}

/** `FAIL, then PASS. First: one-account: expected …` */
export function triesInWords({ attempts = [] }: CaseResult): string {
  const verdicts = attempts.map((each) => each.verdict).join(', then ')
  const [first] = attempts.find((each) => !each.counts)?.reasons ?? []
  return first === undefined ? verdicts : `${verdicts}. First: ${first}`
}

export function isFlaky(item: CaseResult): boolean {
  return item.checks.some((check) => check.disposition === 'flaky')
}

/** The waivers that cover a check of a case. */
export function waiversOf(report: RunReport, item: CaseResult, check: CheckResult): WaiverReport[] {
  return report.gate.waivers?.items.filter((each) => each.covers.includes(`${item.id}#${check.id}`)) ?? []
}

/** `waived until 2030-03-31 by ada: reason (ID-1)` */
export function waiverWords(waiver: WaiverReport): string {
  const until = waiver.problem === 'expired' ? `waiver expired on ${waiver.expires}, ` : `waived until ${waiver.expires} by `
  return `${until}${waiver.owner}: ${waiver.reason}${waiver.issue === null ? '' : ` (${waiver.issue})`}`
}

function flakyCases(report: RunReport): CaseResult[] {
  return report.cases.filter(isFlaky)
}

function waiversWith(report: RunReport, problem: WaiverReport['problem']): WaiverReport[] {
  return report.gate.waivers?.items.filter((each) => each.problem === problem) ?? []
}
