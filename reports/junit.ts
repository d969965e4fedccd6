import type { CaseResult, CheckResult, RunReport } from '../harness/results.ts'
import type { Reporter } from './reporter.ts'
import { oneLine, revealInvisible } from './text.ts'
import { blocks, severity } from './words.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;' }
const escapeText = (text: string) => revealInvisible(text).replace(/[&<>]/g, (c) => escapes[c] ?? c)
const escapeAttribute = (text: string) => revealInvisible(text).replace(/[&<>"\n\t]/g, (c) => escapes[c] ?? c)

type Attributes = Record<string, string | number>

function element(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`)
  return content === '' ? `<${name}${list.join('')}/>\n` : `<${name}${list.join('')}>${content}</${name}>\n`
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(3)

function describe(check: CheckResult): string {
  const lines = [
    `${check.verdict} ${check.id} (${check.level}: ${check.requirements.join(', ') || 'no requirement'}) ${check.title}`,
  ]
  if (check.expected !== null) lines.push(`  expected: ${check.expected}`)
  if (check.actual !== null) lines.push(`  received: ${check.actual}`)
  if (check.reason !== null) lines.push(`  reason: ${check.reason}`)
  if (check.disposition !== 'new') lines.push(`  disposition: ${check.disposition}`)
  return lines.join('\n')
}

/** The outcome element of a case; none means that CI counts it as passed. */
export interface JunitOutcome {
  element: 'failure' | 'error' | 'skipped'
  type: string
  message: string
}

const accepted = (check: CheckResult) => check.disposition === 'expected' || check.disposition === 'waived'

/**
 * FAIL and an unverified MUST are failures (silence is never green), ERROR is an error, NA, SKIPPED and other unverified cases are
 * skipped with the reason, WARN and NOTE pass. What a baseline or a waiver accepts is skipped; an outdated baseline entry fails.
 */
export function junitOutcome(item: CaseResult): JunitOutcome | null {
  const checks = [...item.checks].sort((a, b) => severity(a.verdict) - severity(b.verdict))
  const stale = checks.find((check) => check.disposition === 'stale')
  const blocking = checks.filter(blocks)
  const open = blocking.filter((check) => !accepted(check))
  const lead = open[0] ?? blocking[0] ?? checks.find((check) => check.verdict === item.verdict)
  const why = item.problem ?? lead?.reason ?? lead?.title ?? item.title
  if (item.verdict === 'ERROR' || lead?.verdict === 'ERROR') return { element: 'error', type: 'harness', message: why }
  if (open[0]) {
    const { id, verdict, expected, actual } = open[0]
    if (verdict === 'UNVERIFIED') return { element: 'failure', type: 'unverified', message: `${id}: ${why}` }
    return { element: 'failure', type: open[0].level, message: `${id}: expected ${expected ?? '?'}, received ${actual ?? '?'}` }
  }
  if (stale) return { element: 'failure', type: 'stale-baseline', message: `${stale.id} passes now; take it off the baseline` }
  if (lead && blocking.length > 0)
    return { element: 'skipped', type: lead.disposition, message: `${lead.disposition} ${lead.verdict} ${lead.id}` }
  if (item.verdict === 'UNVERIFIED' && checks.length === 0) return { element: 'failure', type: 'unverified', message: why }
  if (item.verdict === 'UNVERIFIED' || item.verdict === 'NA' || item.verdict === 'SKIPPED')
    return { element: 'skipped', type: item.verdict.toLowerCase(), message: why }
  return null
}

function testcase(item: CaseResult): string {
  const outcome = junitOutcome(item)
  const notable = item.checks.filter((check) => check.verdict !== 'PASS').map(describe)
  const body = [item.problem, ...notable].filter((text) => text !== null).join('\n')
  const attachments = [item.trace, ...item.steps.flatMap((step) => step.screenshots.map(({ path }) => path))]
  const output = [
    `${item.title}\n${item.steps.map((step, index) => `${index + 1}. ${step.sentence}`).join('\n')}`,
    ...(outcome === null && notable.length > 0 ? notable : []),
    `run again: ${item.rerun}`,
    ...attachments.filter((path) => path !== null).map((path) => `[[ATTACHMENT|${path}]]`),
  ].join('\n')
  const attributes = outcome && { message: oneLine(outcome.message), type: outcome.type }
  return element(
    'testcase',
    { classname: `${item.profile}.${item.family}`, name: item.id, time: seconds(item.durationMs) },
    `\n${outcome && attributes ? element(outcome.element, attributes, outcome.element === 'skipped' ? '' : escapeText(body)) : ''}${element('system-out', {}, escapeText(output))}`,
  )
}

function counted(cases: CaseResult[]): Attributes {
  const kinds = cases.map((item) => junitOutcome(item)?.element)
  const of = (kind: string) => kinds.filter((item) => item === kind).length
  return { tests: cases.length, failures: of('failure'), errors: of('error'), skipped: of('skipped') }
}

function suite(name: string, report: RunReport, cases: CaseResult[]): string {
  const time = seconds(cases.reduce((sum, item) => sum + item.durationMs, 0))
  return element('testsuite', { name, ...counted(cases), time, timestamp: report.startedAt }, `\n${cases.map(testcase).join('')}`)
}

/** A suite of one case that is red when the run is partial: a run cut short must not look green. */
function completeness(report: RunReport): string {
  const partial = report.completeness === 'PARTIAL'
  const message = report.remarks.join(' ') || 'The run did not finish.'
  const inner = partial ? `\n${element('error', { message: oneLine(message), type: 'partial' }, escapeText(message))}` : ''
  const test = element('testcase', { classname: 'run', name: 'the run is complete', time: '0.000' }, inner)
  return element(
    'testsuite',
    { name: 'run', tests: 1, failures: 0, errors: partial ? 1 : 0, skipped: 0, time: '0.000', timestamp: report.startedAt },
    `\n${test}`,
  )
}

/** JUnit XML as CI systems read it: one suite per vendor, one test case per case, `classname` is `vendor.family`. */
export const junitReporter: Reporter = {
  format: 'junit',
  file: 'junit.xml',
  render(report) {
    const suites = report.profiles.map(({ id, title }) =>
      suite(
        title,
        report,
        report.cases.filter((item) => item.profile === id),
      ),
    )
    const total = counted(report.cases)
    const partial = report.completeness === 'PARTIAL' ? 1 : 0
    const sum = { ...total, tests: Number(total.tests) + 1, errors: Number(total.errors) + partial }
    const root = { name: `firstlogin: ${report.target.name}`, ...sum, time: seconds(report.durationMs) }
    return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', root, `\n${completeness(report)}${suites.join('')}`)}`
  },
}
