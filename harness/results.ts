/** What a run found, as plain data: all that reporters and the verdict see. Nothing here knows a browser, an IdP or an SP. */

import type { AccountSeen, EvidenceGrade } from './account-seen.ts'

export { type AccountSeen, type EvidenceGrade, gradeOf } from './account-seen.ts'

import type { ExchangeRecord } from './exchange-record.ts'

export type { AttributeOrigin, ExchangeRecord, ExpectedOfResponse } from './exchange-record.ts'

import type { GateReport } from './gate/report.ts'

export type { BaselineEntry, GateReport, WaiverReport } from './gate/report.ts'

export type Level = 'MUST' | 'SHOULD' | 'MAY'
export type OutcomeKind = 'satisfied' | 'violated' | 'not-verified' | 'not-applicable' | 'unspecified'

/**
 * What a check found. Grading it is the business of `verdict.ts` alone. `evidence` is the weakest that it rests on, where that is not what
 * the check rests on everywhere.
 */
export type Outcome =
  | { kind: 'satisfied'; expected?: string; actual?: string; evidence?: EvidenceGrade }
  | { kind: 'violated'; expected: string; actual: string; evidence?: EvidenceGrade }
  | { kind: 'not-verified' | 'not-applicable' | 'unspecified'; reason: string }

export type Verdict = 'PASS' | 'FAIL' | 'WARN' | 'NOTE' | 'UNVERIFIED' | 'NA' | 'SKIPPED' | 'ERROR'
/**
 * What is known about a check beside its verdict: in the baseline; accepted by a waiver; passes although the baseline lists it; passed
 * only when run again; not in the set of required checks.
 */
export type Disposition = 'new' | 'expected' | 'waived' | 'stale' | 'flaky' | 'pending'
export type DriverName = 'browser' | 'http'

/** One judged statement of one case. */
export interface CheckResult {
  id: string
  title: string
  requirements: string[]
  /** The strictest level among the requirements it is bound to here. */
  level: Level
  outcome: OutcomeKind
  verdict: Verdict
  disposition: Disposition
  evidence: EvidenceGrade | null
  expected: string | null
  actual: string | null
  reason: string | null
  /** Set by the gate: this check alone keeps the exit code from being 0. */
  gates?: boolean
}

/** One try of a case that was run more than once. */
export interface Attempt {
  verdict: Verdict
  startedAt: string
  durationMs: number
  /** What spoke against it, one line per check or problem. */
  reasons: string[]
  /** Whether the case's verdict is that of this attempt. */
  counts: boolean
}

/** One event of the SP's own log, as far as the observer can see it. */
export interface AuditSeen {
  at?: string
  event: string
  decision?: string
  code?: string
  email?: string
  reasons?: string[]
  /** The ID of the Response that it came of. */
  response?: string
  /** What was taken from where; `isDefault`: nothing that the IdP sent decided it. */
  sources?: { field: string; value: string; from: string; isDefault: boolean }[]
}

export interface MailSeen {
  to: string
  subject: string
  text: string
}

/** A person's record before and after a step, for the side-by-side view. */
export interface AccountDiff {
  before: AccountSeen[] | 'unknown'
  after: AccountSeen[] | 'unknown'
}

/** What happened in one step of a case, in words and evidence. */
export interface StepResult {
  /** The step's name in the scenario file, e.g. `sign-in`. */
  kind: string
  /** One sentence: what was done, by whom, where. */
  sentence: string
  startedAt: string
  durationMs: number
  landing: { url: string; status: number | null } | null
  signedInAs: string | null
  refusal: { code: string | null; text: string } | null
  accounts: AccountDiff
  audit: AuditSeen[]
  mails: MailSeen[]
  exchanges: ExchangeRecord[]
  /** Paths relative to the report folder. */
  screenshots: { title: string; path: string }[]
}

export interface CaseResult {
  /** `<scenario>@<profile>` plus `+<driver>` when not the scenario's own; stable, used as anchor and for `--only`. */
  id: string
  scenario: string
  title: string
  family: string
  profile: string
  surface: string
  driver: DriverName
  verdict: Verdict
  startedAt: string
  durationMs: number
  checks: CheckResult[]
  steps: StepResult[]
  /** A harness fault or an unmet precondition, in one sentence. */
  problem: string | null
  /** What observers could not answer, a sentence each. */
  unseen?: string[]
  /** Where weaker evidence says something else than better evidence, a sentence each. The better one counted. */
  disagreements?: string[]
  /** Relative to the report folder; present for failures. */
  trace: string | null
  /** Pictures and traces that are not there since a secret is, or may be, in them: a sentence each. */
  withheld?: string[]
  /** The command that runs just this case again. */
  rerun: string
  /** All tries in their order, when there was more than one. */
  attempts?: Attempt[]
}

export interface RequirementRow {
  id: string
  level: Level
  derived: boolean
  source: string
  summary: string
  group: string
  /** Not tested, and why; null when scenarios cover it. */
  excluded: string | null
  scenarios: string[]
  /** Profile id → worst verdict there; missing when nothing was planned for it. */
  verdicts: Record<string, Verdict>
}

/** Something that the target file could say, and what it would let be judged. */
export interface Hint {
  says: string
  /** Lines for the target file, as a start. */
  yaml: string
  /** How many checks, in how many cases, nobody could verify for want of it. */
  checks: number
  cases: number
}

export type Conformance = 'CONFORMANT' | 'NON_CONFORMANT' | 'INDETERMINATE'

/** What a run says of our own IdP, apart from what it says of the SP. */
export interface InstrumentReport {
  /** faulty: something did not hold, or a case broke off. open: something could not be judged. */
  verdict: 'sound' | 'faulty' | 'open'
  must: { resolved: number; total: number }
  /** Of its own cases. */
  counts: Record<Verdict, number>
}

/** Whether a case judges our own IdP, and no SP. */
export function isInstrument({ surface }: Pick<CaseResult, 'surface'>): boolean {
  return surface === 'idp'
}

/** Whether a requirement is about our own IdP, and not about the SP. */
export const isAboutIdp = (requirement: string): boolean => requirement.startsWith('I-')

export interface RunReport {
  schema: 'firstlogin/report@1'
  tool: { name: 'firstlogin'; version: string }
  target: { name: string; description: string; policies: Record<string, Record<string, unknown>> }
  startedAt: string
  durationMs: number
  command: string
  profiles: { id: string; title: string }[]
  defects: string[]
  conformance: Conformance
  completeness: 'COMPLETE' | 'PARTIAL'
  /** Why the run is partial or indeterminate, each in a sentence. */
  remarks: string[]
  /** MUST rows about the SP. */
  must: { resolved: number; total: number }
  /** Of the cases that ask the SP. */
  counts: Record<Verdict, number>
  /** Null when no case judged our own IdP. */
  instrument: InstrumentReport | null
  gate: GateReport
  requirements: RequirementRow[]
  /** What the target file could say so that more can be judged, the most useful first. */
  hints: Hint[]
  cases: CaseResult[]
}

/**
 * Whether a case ended with a fault around the SP; it counts beside a violation seen before. An unmet precondition is none.
 */
export function isFault(item: CaseResult): boolean {
  return item.verdict === 'ERROR' || (item.problem !== null && item.checks.every((check) => check.reason !== item.problem))
}
