import {
  type CheckResult,
  type Conformance,
  type Disposition,
  type EvidenceGrade,
  type GateReport,
  type InstrumentReport,
  isInstrument,
  type RunReport,
  type Verdict,
} from '../harness/results.ts'
import { plural } from './text.ts'

export interface VerdictWord {
  /** A sign that says the verdict without colour. */
  symbol: string
  /** At most six characters, for narrow cells. */
  short: string
  /** Ends of the CSS classes and values of filters. */
  slug: string
  meaning: string
}

/** How a verdict is said, everywhere, worst first. Silence is never green: only PASS looks like success. */
export const verdictWords: Record<Verdict, VerdictWord> = {
  FAIL: { symbol: '✕', short: 'FAIL', slug: 'fail', meaning: 'a MUST was violated' },
  ERROR: { symbol: '‼', short: 'ERROR', slug: 'error', meaning: 'the harness itself failed' },
  UNVERIFIED: { symbol: '?', short: 'unver.', slug: 'unverified', meaning: 'could not be observed, so nothing is claimed' },
  WARN: { symbol: '!', short: 'warn', slug: 'warn', meaning: 'a SHOULD was violated' },
  NOTE: { symbol: 'i', short: 'note', slug: 'note', meaning: 'a MAY was used otherwise' },
  PASS: { symbol: '✓', short: 'pass', slug: 'pass', meaning: 'satisfied' },
  SKIPPED: { symbol: '○', short: 'skip', slug: 'skipped', meaning: 'not run' },
  NA: { symbol: '–', short: 'n/a', slug: 'na', meaning: 'does not apply here' },
}

export const verdicts = Object.keys(verdictWords) as Verdict[]

/** Lower is worse; for sorting and for the worst of several. */
export const severity = (verdict: Verdict): number => verdicts.indexOf(verdict)

export function worst(list: readonly Verdict[]): Verdict | undefined {
  return [...list].sort((a, b) => severity(a) - severity(b))[0]
}

/** True for what keeps a run from being conformant: FAIL, ERROR and a MUST that could not be verified. */
export function blocks(check: Pick<CheckResult, 'verdict' | 'level'>): boolean {
  return check.verdict === 'FAIL' || check.verdict === 'ERROR' || (check.verdict === 'UNVERIFIED' && check.level === 'MUST')
}

interface Headline {
  symbol: string
  title: string
  slug: string
}

const conformanceWords: Record<Conformance, Headline> = {
  CONFORMANT: { symbol: '✓', title: 'CONFORMANT', slug: 'pass' },
  NON_CONFORMANT: { symbol: '✕', title: 'NON-CONFORMANT', slug: 'fail' },
  INDETERMINATE: { symbol: '?', title: 'INDETERMINATE', slug: 'unverified' },
}

/** The answer in a word or two. A run of a set says so: it looked at nothing else. */
export function headline({ conformance, gate }: Pick<RunReport, 'conformance' | 'gate'>): Headline {
  const words = conformanceWords[conformance]
  return conformance === 'CONFORMANT' && gate.set !== null ? { ...words, title: `${words.title} to ${gate.set}` } : words
}

/** How the gate came out. It is said beside the conformance, never in place of it. */
export const gateWords: Record<GateReport['verdict'], { symbol: string; title: string; slug: string }> = {
  met: { symbol: '✓', title: 'met', slug: 'pass' },
  'not-met': { symbol: '✕', title: 'not met', slug: 'fail' },
  incomplete: { symbol: '‼', title: 'incomplete', slug: 'error' },
  outdated: { symbol: '!', title: 'outdated', slug: 'warn' },
  interrupted: { symbol: '○', title: 'interrupted', slug: 'skipped' },
}

/** What the run says of our own IdP, in a sentence; it is said apart from what it says of the SP. */
/** The cases that are not among the counts of the SP: "68 of our own IdP"; null where there are none. */
export function instrumentCases({ instrument }: Pick<RunReport, 'instrument'>): string | null {
  const own = instrument === null ? 0 : Object.values(instrument.counts).reduce((sum, count) => sum + count, 0)
  return own === 0 ? null : `${own} of our own IdP`
}

export function instrumentSentence({ verdict, must }: InstrumentReport): string {
  const rows = `${must.resolved} of ${plural(must.total, 'MUST row')} resolved`
  if (verdict === 'sound') return `Our own IdP did all that was asked of it: ${rows}.`
  const why = verdict === 'faulty' ? 'did not do all that was asked of it' : 'could not be judged in all that was asked of it'
  return `Our own IdP ${why} (${rows}), so nothing that it showed of the SP can be relied on.`
}

export const instrumentWords: Record<InstrumentReport['verdict'], Headline> = {
  sound: { symbol: '✓', title: 'sound', slug: 'pass' },
  faulty: { symbol: '✕', title: 'faulty', slug: 'fail' },
  open: { symbol: '?', title: 'not judged in full', slug: 'unverified' },
}

/** What a judgement rests on, the best first. */
export const gradeWords: Record<EvidenceGrade, string> = {
  E1: 'state of the SP',
  E2: 'session probe',
  E3: 'HTTP or SAML signal',
  E4: 'page',
}

const groupTitles: Record<string, string> = {
  E: 'End-user JIT',
  W: 'Workspace JIT',
  P: 'Developer portal JIT',
  G: 'General JIT practice',
  F: 'Field experience',
  SAML: 'SAML messages',
  I: 'Our own IdP (instrument)',
}

/** Titles of the requirement groups in the order they are shown. The IdP rows judge the instrument, not the SP, and come last. */
export const groupOrder = Object.values(groupTitles)

/** The group a requirement is shown in, from its id: the letters of the requirement base, anything else is one of the SAML areas. */
export const groupTitle = (requirement: string): string => groupTitles[requirement.split('-')[0] ?? ''] ?? groupTitles.SAML ?? ''

/** The answer in one sentence: why the run has this conformance. */
export function conformanceSentence(report: RunReport): string {
  const asked = report.cases.filter((item) => !isInstrument(item))
  if (asked.length === 0 && report.instrument) return 'Nothing was asked of the SP: this run looked at our own IdP alone.'
  const blocking = asked.flatMap((item) => item.checks.filter(blocks).map((check) => ({ check, profile: item.profile })))
  const failed = blocking.filter(({ check }) => check.verdict === 'FAIL')
  const of = (part: typeof blocking) => new Set(part.map(({ profile }) => profile)).size
  if (report.conformance === 'CONFORMANT')
    return `Every MUST requirement ${report.gate.set === null ? '' : `in ${report.gate.set} `}that applies was resolved and none was violated, for ${plural(report.profiles.length, 'vendor')}.`
  if (failed.length > 0) {
    const rows = new Set(failed.flatMap(({ check }) => check.requirements))
    const only = report.profiles.length === 1 ? report.profiles[0]?.title : undefined
    const all = of(failed) === report.profiles.length
    const vendors = only ?? (all ? `all ${report.profiles.length} vendors` : `${of(failed)} of ${report.profiles.length} vendors`)
    return `${plural(rows.size, 'requirement is', 'requirements are')} violated, seen by ${plural(failed.length, 'check')} with ${vendors}.`
  }
  const open = report.must.total - report.must.resolved
  return `No violation was seen, but ${plural(open, 'MUST requirement')} could not be resolved, so conformance cannot be claimed.`
}

/** What is known about a finding beside its verdict. A new one has no word. */
export const dispositionWords: Record<Disposition, string> = {
  new: '',
  expected: 'known (baseline)',
  waived: 'waived',
  stale: 'stale baseline',
  flaky: 'flaky',
  pending: 'not required',
}
