import type { CaseResult, CheckResult, RunReport } from '../harness/results.ts'
import { isFault } from '../harness/results.ts'
import { type GateNote, gateNotes, standingOf, triesInWords, waiversOf, waiverWords } from './gate.ts'
import { dispositionWords, severity } from './words.ts'

/** The outcome element of a case; none means that CI counts it as passed. */
export interface JunitOutcome {
  element: 'failure' | 'error' | 'skipped'
  type: string
  message: string
}

/**
 * The outcome follows the gate, so that a red case and a red job are one: what keeps the gate shut is a failure, a fault around the SP an
 * error. What the baseline, a waiver or the set accepts is skipped with the reason, as are NA and SKIPPED. Everything else passes.
 */
export function junitOutcome(item: CaseResult, report: RunReport): JunitOutcome | null {
  const checks = [...item.checks].sort((a, b) => severity(a.verdict) - severity(b.verdict))
  const [gating] = checks.filter((check) => check.gates)
  if (gating) return { element: 'failure', ...violation(gating, item) }
  const why = item.problem ?? checks.find((check) => check.verdict === item.verdict)?.reason ?? item.title
  if ((isFault(item) && item.verdict !== 'SKIPPED') || (item.verdict === 'UNVERIFIED' && checks.length === 0))
    return { element: 'error', type: 'harness', message: why }
  const [accepted] = checks.filter((check) => standingOf(check) === 'accepted')
  if (accepted) return { element: 'skipped', ...acceptance(accepted, item, report) }
  if (item.verdict === 'UNVERIFIED' || item.verdict === 'NA' || item.verdict === 'SKIPPED')
    return { element: 'skipped', type: item.verdict.toLowerCase(), message: why }
  return null
}

function violation(check: CheckResult, item: CaseResult): Omit<JunitOutcome, 'element'> {
  if (check.disposition === 'flaky') return { type: 'flaky', message: `${check.id}: ${triesInWords(item)}` }
  if (check.verdict === 'UNVERIFIED') return { type: 'unverified', message: `${check.id}: ${check.reason ?? check.title}` }
  return { type: check.level, message: `${check.id}: expected ${check.expected ?? '?'}, received ${check.actual ?? '?'}` }
}

function acceptance(check: CheckResult, item: CaseResult, report: RunReport): Omit<JunitOutcome, 'element'> {
  const [waiver] = waiversOf(report, item, check)
  // An unverified MUST that a flag allows has no disposition of its own.
  const type = check.disposition === 'new' ? 'allowed' : check.disposition
  const because = waiver ? waiverWords(waiver) : dispositionWords[check.disposition] || 'unverified is allowed'
  return { type, message: `${check.verdict} ${check.id}: ${because}` }
}

/** What can be wrong with a run as a whole: one case each, so that a run cut short or an outdated baseline does not look green. */
export function runCases(report: RunReport): { name: string; problem: (JunitOutcome & { body: string }) | null }[] {
  const partial = report.completeness === 'PARTIAL'
  const remarks = report.remarks.join(' ') || 'The run did not finish.'
  const outdated = (kinds: GateNote['kind'][], type: string, words: string) => {
    const notes = gateNotes(report).filter(({ kind }) => kinds.includes(kind))
    const body = notes.map(({ subject, text }) => `${subject}: ${text}`).join('\n')
    return notes.length === 0 ? null : { element: 'failure' as const, type, message: words, body }
  }
  return [
    {
      name: 'the run is complete',
      problem: partial ? { element: 'error', type: 'partial', message: remarks, body: remarks } : null,
    },
    ...(report.gate.baseline
      ? [
          {
            name: 'the baseline is up to date',
            problem: outdated(['stale'], 'stale-baseline', 'some entries hold now; take them out with --update-baseline'),
          },
        ]
      : []),
    ...(report.gate.waivers
      ? [
          {
            name: 'the waivers are up to date',
            problem: outdated(['expired', 'unused'], 'outdated-waiver', 'some waivers are expired or cover nothing'),
          },
        ]
      : []),
  ]
}
