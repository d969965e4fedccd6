import { join, relative } from 'node:path'
import { type CaseResult, type CheckResult, isInstrument, type RunReport } from '../harness/results.ts'
import { isFlaky, triesInWords } from './gate.ts'
import { junitOutcome, runCases } from './junit-outcome.ts'
import type { ReportContext, Reporter } from './reporter.ts'
import { oneLine, revealInvisible } from './text.ts'

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

/** How Maven Surefire writes a case that passed only when it was run again; who does not know the element takes the case as passed. */
function flakyFailure(item: CaseResult): string {
  if (!isFlaky(item)) return ''
  const attempts = item.attempts?.filter((each) => !each.counts) ?? []
  return attempts
    .map(({ verdict, reasons }) =>
      element(
        'flakyFailure',
        { message: oneLine(reasons[0] ?? verdict), type: verdict },
        element('stackTrace', {}, escapeText(reasons.join('\n') || verdict)).trimEnd(),
      ),
    )
    .join('')
}

function testcase(item: CaseResult, report: RunReport, context: ReportContext): string {
  const outcome = junitOutcome(item, report)
  const notable = item.checks.filter((check) => check.verdict !== 'PASS' || check.gates).map(describe)
  // GitLab shows the text of an element and leaves out its message.
  const body = [outcome?.message ?? null, item.problem, ...notable].filter((text) => text !== null)
  // The pictures first: GitLab links the first attachment alone.
  const attachments = [...item.steps.flatMap((step) => step.screenshots.map(({ path }) => path)), item.trace]
  const output = [
    `${item.title}\n${item.steps.map((step, index) => `${index + 1}. ${step.sentence}`).join('\n')}`,
    ...(outcome === null && notable.length > 0 ? notable : []),
    ...(item.attempts ? [`tried ${item.attempts.length} times: ${triesInWords(item)}`] : []),
    `run again: ${item.rerun}`,
    ...attachments.filter((path) => path !== null).map((path) => `[[ATTACHMENT|${fromRoot(path, context)}]]`),
  ].join('\n')
  const attributes = outcome && { message: oneLine(outcome.message), type: outcome.type }
  return element(
    'testcase',
    { classname: `${item.profile}.${item.family}`, name: item.id, time: seconds(item.durationMs) },
    `\n${outcome && attributes ? element(outcome.element, attributes, escapeText([...new Set(body)].join('\n'))) : flakyFailure(item)}${element('system-out', {}, escapeText(output))}`,
  )
}

/** CI systems look for attachments from the folder of the project. */
function fromRoot(path: string, { outDir, rootDir }: ReportContext): string {
  return relative(rootDir ?? '.', join(outDir, path)).replaceAll('\\', '/')
}

function counted(cases: CaseResult[], report: RunReport): Attributes {
  const kinds = cases.map((item) => junitOutcome(item, report)?.element)
  const of = (kind: string) => kinds.filter((item) => item === kind).length
  return { tests: cases.length, failures: of('failure'), errors: of('error'), skipped: of('skipped') }
}

function suite(name: string, cases: CaseResult[], report: RunReport, context: ReportContext): string {
  const time = seconds(cases.reduce((sum, item) => sum + item.durationMs, 0))
  const content = cases.map((item) => testcase(item, report, context)).join('')
  return element('testsuite', { name, ...counted(cases, report), time, timestamp: report.startedAt }, `\n${content}`)
}

function runSuite(report: RunReport): { xml: string; counts: ReturnType<typeof counted> } {
  const cases = runCases(report)
  const of = (kind: string) => cases.filter(({ problem }) => problem?.element === kind).length
  const counts = { tests: cases.length, failures: of('failure'), errors: of('error'), skipped: 0 }
  const tests = cases.map(({ name, problem }) => {
    const inner = problem
      ? `\n${element(problem.element, { message: oneLine(problem.message), type: problem.type }, escapeText([...new Set([problem.message, problem.body])].join('\n')))}`
      : ''
    return element('testcase', { classname: 'run', name, time: '0.000' }, inner)
  })
  const attributes = { name: 'run', ...counts, time: '0.000', timestamp: report.startedAt }
  return { xml: element('testsuite', attributes, `\n${tests.join('')}`), counts }
}

/** JUnit XML as CI systems read it: one suite per vendor and one for our own IdP, one test case per case, `classname` is `vendor.family`. */
export const junitReporter: Reporter = {
  format: 'junit',
  file: 'junit.xml',
  render(report, context) {
    const ofVendor = ({ id, title }: RunReport['profiles'][number]) =>
      suite(
        title,
        report.cases.filter((item) => item.profile === id && !isInstrument(item)),
        report,
        context,
      )
    const own = report.cases.filter(isInstrument)
    const suites = [
      ...report.profiles.map(ofVendor),
      ...(own.length > 0 ? [suite('Our own IdP (instrument)', own, report, context)] : []),
    ]
    const run = runSuite(report)
    const total = counted(report.cases, report)
    const sum = Object.fromEntries(Object.entries(total).map(([kind, count]) => [kind, Number(count) + Number(run.counts[kind])]))
    const root = { name: `firstlogin: ${report.target.name}`, ...sum, time: seconds(report.durationMs) }
    return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', root, `\n${run.xml}${suites.join('')}`)}`
  },
}
