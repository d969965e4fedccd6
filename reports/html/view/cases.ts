import type { CaseResult, CheckResult, RunReport, Verdict } from '../../../harness/results.ts'
import { isFlaky } from '../../gate.ts'
import { capitalise, clip, formatDuration, plural } from '../../text.ts'
import { dispositionWords, gradeWords, severity, verdicts } from '../../words.ts'
import { inspectionKey } from '../inspections.ts'
import { caseHref, fileHref, requirementHref } from '../links.ts'
import { stepView } from './steps.ts'

/** In the order they are shown; a family without a title here comes after them under its own name. */
const familyTitles: Record<string, string> = {
  'new-user': 'New user',
  'existing-user': 'Existing user',
  'missing-attributes': 'Missing attributes',
  'multi-workspace-join': 'Multi-workspace join',
  'slack-teams-session': 'Slack and Teams session',
  lifecycle: 'Joining and leaving',
  'refused-assertions': 'Refused assertions',
  instrument: 'Our own IdP (the instrument)',
}
const maxText = 4_000

export interface CaseOptions {
  /** Ids of the cases that show their messages. */
  messages: ReadonlySet<string>
  /** Paths of the pictures that are embedded, with their data URIs. */
  images: ReadonlyMap<string, string>
  /** What the inspector says of messages, by `inspectionKey`. */
  inspections: ReadonlyMap<string, string>
}

/** True for a case a reader has to look at: anything but PASS, NOTE, NA and SKIPPED. */
export const isBad = (item: CaseResult): boolean => severity(item.verdict) < severity('NOTE')

function checkView(check: CheckResult) {
  const text = (value: string | null) => (value === null ? '' : clip(value, maxText))
  return {
    id: check.id,
    title: check.title,
    verdict: check.verdict,
    blocking: check.gates === true,
    level: check.level,
    requirements: check.requirements.map((id) => ({ id, href: requirementHref(id) })),
    evidence: check.evidence ?? '',
    grade: check.evidence ? gradeWords[check.evidence] : '',
    expected: text(check.expected),
    received: text(check.actual),
    reason: text(check.reason),
    disposition: dispositionWords[check.disposition],
  }
}

/** Every try of a case that was run more than once, with what spoke against it. */
function attemptsView({ attempts = [] }: CaseResult) {
  return attempts.map(({ verdict, durationMs, reasons, counts }, index) => ({
    number: index + 1,
    verdict,
    duration: formatDuration(durationMs),
    reasons: reasons.map((reason) => clip(reason, maxText)),
    counts,
  }))
}

function caseView(item: CaseResult, vendor: string, options: CaseOptions) {
  const messages = options.messages.has(item.id)
  const checks = [...item.checks].sort((a, b) => severity(a.verdict) - severity(b.verdict))
  return {
    id: item.id,
    href: caseHref(item.id),
    title: item.title,
    verdict: item.verdict,
    bad: isBad(item),
    vendor,
    profile: item.profile,
    family: item.family,
    surface: item.surface,
    driver: item.driver === 'browser' ? 'browser' : 'HTTP',
    duration: formatDuration(item.durationMs),
    startedAt: item.startedAt,
    problem: item.problem ?? '',
    pairs: [...new Set(item.checks.map((check) => `${check.level}:${check.verdict}`))].join(' '),
    flaky: isFlaky(item),
    attempts: attemptsView(item),
    words: [
      item.id,
      item.title,
      vendor,
      ...item.checks.flatMap((check) => [check.id, ...check.requirements, dispositionWords[check.disposition]]),
    ]
      .join(' ')
      .toLowerCase(),
    checks: checks.map(checkView),
    steps: item.steps.map((step, index) =>
      stepView(step, index, {
        messages,
        image: (path) => options.images.get(path) ?? null,
        inspected: (part, exchange) => options.inspections.get(inspectionKey(part, exchange)) ?? null,
      }),
    ),
    trace: item.trace === null ? null : { path: item.trace, href: fileHref(item.trace) },
    withheld: item.withheld ?? [],
    rerun: item.rerun,
  }
}

function familyTitle(family: string): string {
  return familyTitles[family] ?? capitalise(family.replaceAll('-', ' '))
}

function rank(family: string): number {
  const at = Object.keys(familyTitles).indexOf(family)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}

/** The cases by family, worst first, and the choices of the filter. */
export function casesView(report: RunReport, options: CaseOptions) {
  const titles = new Map(report.profiles.map(({ id, title }) => [id, title]))
  const families = [...Map.groupBy(report.cases, (item) => item.family)].sort(([a], [b]) =>
    rank(a) === rank(b) ? 0 : rank(a) - rank(b),
  )
  const count = (list: CaseResult[], verdict: Verdict) => list.filter((item) => item.verdict === verdict).length
  return {
    total: report.cases.length,
    families: families.map(([family, list]) => ({
      id: family,
      title: familyTitle(family),
      size: plural(list.length, 'case'),
      counts: verdicts.map((verdict) => ({ verdict, count: count(list, verdict) })).filter((entry) => entry.count > 0),
      cases: [...list]
        .sort((a, b) => severity(a.verdict) - severity(b.verdict))
        .map((item) => caseView(item, titles.get(item.profile) ?? item.profile, options)),
    })),
    filter: {
      verdicts: verdicts.filter((verdict) =>
        report.cases.some((item) => item.verdict === verdict || item.checks.some((check) => check.verdict === verdict)),
      ),
      vendors: report.profiles,
      levels: ['MUST', 'SHOULD', 'MAY'],
      families: families.map(([id]) => ({ id, title: familyTitle(id) })),
    },
  }
}
