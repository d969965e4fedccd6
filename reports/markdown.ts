import type { RunReport } from '../harness/results.ts'
import { type Finding, findings, groupCell, instrumentFindings, testedGroups } from './findings.ts'
import { gateFacts, gateNotes, gateSentence, waiversOf, waiverWords } from './gate.ts'
import { bestHint } from './hints.ts'
import { codeMarkdown as code, fencedMarkdown, markdownTable, escapeMarkdown as text } from './markdown-text.ts'
import type { Reporter } from './reporter.ts'
import { capitalise, formatDuration, plural } from './text.ts'
import {
  conformanceSentence,
  dispositionWords,
  gateWords,
  headline,
  instrumentCases,
  instrumentSentence,
  instrumentWords,
  verdictWords,
} from './words.ts'

const maxRows = 20
const maxVendors = 8
const maxPlaces = 4
const maxHints = 3

function head(report: RunReport): string[] {
  const { symbol, title } = headline(report)
  const facts = gateFacts(report)
  const own = instrumentCases(report)
  const remarks = [...report.remarks, ...report.defects.map((id) => `The SP ran with the deliberate defect ${id}.`)]
  return [
    `## ${symbol} ${title}: ${text(report.target.name)}`,
    `${gateWords[report.gate.verdict].symbol} **${text(gateSentence(report))}**`,
    ...(facts.length > 0 ? [facts.map((each) => text(each)).join(' · ')] : []),
    text(conformanceSentence(report), 500),
    `MUST rows resolved ${report.must.resolved}/${report.must.total} · ${report.completeness === 'PARTIAL' ? '**partial run**' : 'complete run'} · ${plural(report.cases.length, 'case')}${own === null ? '' : ` (${own})`} in ${formatDuration(report.durationMs)} · ${code(report.command, 300)}`,
    ...(remarks.length > 0 ? [listed(remarks.map((each) => `- ${text(each)}`))] : []),
  ]
}

function matrix(report: RunReport, about: 'sp' | 'idp' = 'sp'): string[] {
  const profiles = report.profiles.slice(0, maxVendors)
  const rows = testedGroups(report, about).map(({ title, rows }) => [
    text(title),
    ...profiles.map(({ id }) => {
      const { worst, bad, passed, total } = groupCell(rows, id)
      return worst === undefined ? '·' : `${verdictWords[worst].symbol} ${bad === 0 ? passed : `${bad}/${total}`}`
    }),
  ])
  const hint = 'Rows that did not pass / rows; where all passed, their number.'
  return rows.length === 0 ? [] : [markdownTable(['Requirements', ...profiles.map(({ title }) => text(title))], rows), hint]
}

/** What the run says of our own IdP, apart from the SP. */
function instrument(report: RunReport): string[] {
  if (!report.instrument) return []
  const { symbol } = instrumentWords[report.instrument.verdict]
  return [
    '### The instrument: our own IdP',
    `${symbol} ${text(instrumentSentence(report.instrument), 500)}`,
    ...matrix(report, 'idp').slice(0, 1),
    ...table('What our own IdP did wrong', instrumentFindings(report), report),
  ]
}

function row(finding: Finding, report: RunReport): string[] {
  const [first] = finding.occurrences
  const check = first?.check
  const why =
    check?.outcome === 'violated'
      ? `expected ${text(check.expected ?? '?')}<br>received ${text(check.actual ?? '?')}`
      : text(first?.reason ?? finding.title)
  const places = finding.occurrences.slice(0, maxPlaces).map(({ item }) => code(item.id))
  const more = finding.occurrences.length - places.length
  const words = finding.occurrences.flatMap(({ item, check: each }) => {
    if (!each) return []
    const waivers = waiversOf(report, item, each).map(waiverWords)
    return waivers.length > 0 ? waivers : [dispositionWords[each.disposition]]
  })
  const known = [...new Set(words.filter(Boolean))].slice(0, 2).map((each) => `<br>${text(each)}`)
  return [
    `${verdictWords[finding.verdict].symbol} ${finding.verdict}`,
    `${code(finding.id)}${known.join('')}`,
    why,
    `${places.join('<br>')}${more > 0 ? `<br>and ${more} more` : ''}`,
  ]
}

function table(title: string, found: Finding[], report: RunReport): string[] {
  if (found.length === 0) return []
  const rows = found.slice(0, maxRows).map((finding) => row(finding, report))
  const more = found.length > maxRows ? [`And ${plural(found.length - maxRows, 'more kind')} in the report.`] : []
  return [`### ${title}`, markdownTable(['', 'Check', 'Why', 'Where'], rows), ...more]
}

function notes(report: RunReport): string[] {
  const all = gateNotes(report)
  if (all.length === 0) return []
  const lines = all.map(({ kind, subject, text: words }) => `- ${kind}: ${code(subject)} ${text(words)}`)
  return ['### Outdated or flaky', listed(lines)]
}

/** What the target file could say so that more can be judged. */
function hints(report: RunReport): string[] {
  const best = bestHint(report)
  if (!best) return []
  const shown = report.hints.slice(0, maxHints).flatMap(({ says, checks, cases, yaml }) => {
    const gain = `would let ${plural(checks, 'check')} in ${plural(cases, 'case')} be judged:`
    return [`**${text(capitalise(says))}** ${gain}`, fencedMarkdown(yaml, 'yaml')]
  })
  const more = report.hints.length - maxHints
  return [
    '### What would show more',
    `${plural(best.unverified, 'check')} could not be judged. Lines like these in the target file would help; the names in them are examples.`,
    ...shown,
    ...(more > 0 ? [`And ${more} more in the report.`] : []),
  ]
}

function listed(lines: string[]): string {
  return [...lines.slice(0, maxRows), ...(lines.length > maxRows ? [`- and ${lines.length - maxRows} more`] : [])].join('\n')
}

/**
 * The run for the page of a CI job, in Markdown that shows the same everywhere. Every list is cut, so that it stays far below the
 * 1 MiB that GitHub takes and the 65 536 characters of a comment.
 */
export const markdownReporter: Reporter = {
  format: 'markdown',
  file: 'summary.md',
  render(report) {
    const found = findings(report)
    const parts = [
      ...head(report),
      ...table(
        'What keeps the gate shut',
        found.filter(({ standing }) => standing === 'gating'),
        report,
      ),
      ...notes(report),
      ...matrix(report),
      ...instrument(report),
      ...hints(report),
      ...table(
        'Known and accepted',
        found.filter(({ standing }) => standing === 'accepted'),
        report,
      ),
    ]
    return `${parts.join('\n\n')}\n`
  },
}
