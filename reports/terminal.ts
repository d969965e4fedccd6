import type { RunReport, Verdict } from '../harness/results.ts'
import { type Finding, findings, groupCell, instrumentFindings, testedGroups } from './findings.ts'
import { gateFacts, gateNotes, gateSentence } from './gate.ts'
import { bestHint } from './hints.ts'
import { redactReport } from './redact.ts'
import { clip, formatDuration, mapStrings, oneLine, plural } from './text.ts'
import { gateWords, headline, instrumentCases, verdicts, verdictWords } from './words.ts'

export interface TerminalOptions {
  /** Columns; at least 40. 80 when not given. */
  width?: number
  /** ANSI colours; `useColour()` decides for a stream. */
  colour?: boolean
  /** Shown last. */
  reportPath: string
}

const maxLines = 24
const codes = { red: 31, green: 32, yellow: 33, magenta: 35, dim: 2, bold: 1 }
type Paint = (style: keyof typeof codes, text: string) => string

/** Colours only for a terminal, and never with NO_COLOR (no-color.org). */
export function useColour(stream: { isTTY?: boolean }, env: Record<string, string | undefined> = process.env): boolean {
  return stream.isTTY === true && (env.NO_COLOR ?? '') === ''
}

function style(verdict: Verdict): keyof typeof codes {
  if (verdict === 'FAIL' || verdict === 'ERROR') return 'red'
  if (verdict === 'WARN') return 'yellow'
  if (verdict === 'UNVERIFIED') return 'magenta'
  return verdict === 'PASS' ? 'green' : 'dim'
}

function head(report: RunReport, width: number, paint: Paint): string[] {
  const { title, symbol } = headline(report)
  const tone = report.conformance === 'CONFORMANT' ? 'green' : report.conformance === 'INDETERMINATE' ? 'magenta' : 'red'
  const rest = ` · ${report.completeness} · ${report.target.name} · ${formatDuration(report.durationMs)}`
  const counts = verdicts.filter((verdict) => report.counts[verdict] > 0)
  const resolved = `MUST rows resolved ${report.must.resolved}/${report.must.total}`
  const counted = counts.map((verdict) => `${report.counts[verdict]} ${verdictWords[verdict].short}`)
  const listed = [...counted, instrumentCases(report) ?? []].flat().join(' · ')
  const tail = listed === '' ? '' : `cases: ${listed}`
  const lines =
    resolved.length + tail.length + 3 <= width
      ? [tail === '' ? resolved : `${resolved}   ${tail}`]
      : [resolved, clip(tail, width)]
  return [
    paint('bold', paint(tone, `${symbol} ${title}`)) + clip(rest, width - title.length - 2),
    ...lines,
    ...gate(report, width, paint),
  ]
}

function gate(report: RunReport, width: number, paint: Paint): string[] {
  const { verdict } = report.gate
  const tone = verdict === 'met' ? 'green' : verdict === 'outdated' ? 'yellow' : 'red'
  const sentence = `${gateWords[verdict].symbol} ${gateSentence(report)}`
  const facts = gateFacts(report).join(' · ')
  if (sentence.length + facts.length + 2 <= width)
    return [`${paint(tone, sentence)}${facts === '' ? '' : paint('dim', `  ${facts}`)}`]
  return [paint(tone, clip(sentence, width)), ...(facts === '' ? [] : [paint('dim', clip(`  ${facts}`, width))])]
}

/** What is outdated or flaky, a line each. What does not fit is counted in the lines of the gate. */
function notes(report: RunReport, most: number, width: number, paint: Paint): string[] {
  const all = gateNotes(report)
  const shown = all.length <= most ? all : all.slice(0, most - 1)
  const lines = shown.map(
    ({ kind, subject, text }) => paint('yellow', kind) + clip(` ${subject}: ${oneLine(text)}`, width - kind.length),
  )
  return shown.length < all.length
    ? [...lines, paint('dim', clip(`… ${all.length - shown.length} more in the report`, width))]
    : lines
}

function table(report: RunReport, width: number, paint: Paint): string[] {
  const room = width - (width < 80 ? 12 : 24)
  const profiles = report.profiles.slice(0, Math.floor(room / 10))
  const natural = profiles.map(({ id }) => Math.max(10, id.length + 2))
  const fits = natural.reduce((sum, cell) => sum + cell, 0) <= room
  const share = Math.floor(room / Math.max(1, profiles.length))
  const cells = fits ? natural : profiles.map(() => share)
  const first = Math.min(32, width - cells.reduce((sum, cell) => sum + cell, 0))
  const rows = testedGroups(report).map(({ title, rows }) => {
    const texts = profiles.map(({ id }, index) => {
      const cell = cells[index] ?? share
      const { worst, bad, passed, total } = groupCell(rows, id)
      if (worst === undefined) return paint('dim', '·'.padEnd(cell))
      const nothing = worst === 'SKIPPED' ? 'not run' : 'n/a'
      const counted = bad === 0 ? passed : `${bad}/${total}`
      const text = `${verdictWords[worst].symbol} ${total === 0 ? nothing : counted}`
      return paint(style(worst), clip(text, cell - 1).padEnd(cell))
    })
    return `${clip(title, first - 1).padEnd(first)}${texts.join('')}`.trimEnd()
  })
  const anyBad = testedGroups(report).some(({ rows }) => profiles.some(({ id }) => groupCell(rows, id).bad > 0))
  const title = anyBad ? 'requirements (not passed/all)' : 'requirements (passed)'
  const heading =
    `${clip(title.length < first ? title : 'requirements', first - 1).padEnd(first)}${profiles.map(({ id }, index) => clip(id, (cells[index] ?? share) - 1).padEnd(cells[index] ?? share)).join('')}`.trimEnd()
  return [paint('dim', heading), ...rows]
}

function failure(finding: Finding, width: number, paint: Paint): string[] {
  const [first] = finding.occurrences
  const more = finding.occurrences.length - 1
  const tail = more > 0 ? ` (+${plural(more, 'case')})` : ''
  const { short } = verdictWords[finding.verdict]
  const place = clip(`${first?.item.id ?? ''}`, Math.max(10, width - short.length - finding.id.length - tail.length - 4))
  const check = first?.check
  const detail =
    check?.outcome === 'violated'
      ? `expected ${check.expected ?? '?'}, received ${check.actual ?? '?'}`
      : (first?.reason ?? finding.title)
  const lead = clip(`${finding.id}  ${place}`, width - short.length - tail.length - 1)
  return [`${paint(style(finding.verdict), short)} ${lead}${tail}`, paint('dim', clip(`     ${oneLine(detail)}`, width))]
}

/** What would let most of the unverified checks be judged, when something would; where to read more only when it fits. */
function hintLine(report: RunReport, width: number, paint: Paint): string[] {
  const best = bestHint(report)
  if (!best) return []
  const { says, checks } = best.hint
  const text = ` ${says} would let ${plural(checks, 'check')} be judged`
  const full = `${text} (report: What would show more)`
  const room = width - 'hint:'.length
  return [paint('magenta', 'hint:') + (full.length <= room ? full : clip(text, room))]
}

/**
 * The run on one screen: at most 24 lines of `width` columns, the report's path last. Secrets are redacted and control characters
 * shown as signs, so text of a hostile SP cannot move the cursor.
 */
export function renderTerminalSummary(report: RunReport, options: TerminalOptions): string {
  const width = Math.max(40, options.width ?? 80)
  const paint: Paint = (name, text) => (options.colour ? `\u001b[${codes[name]}m${text}\u001b[0m` : text)
  const safe = mapStrings(redactReport(report), oneLine)
  const top = [...head(safe, width, paint), '', ...table(safe, width, paint), '']
  const remarks = [
    ...(safe.defects.length > 0 ? [`The SP ran with the deliberate defect ${safe.defects.join(', ')}.`] : []),
    ...safe.remarks,
  ]
  const shownRemarks = remarks.slice(0, 3).map((text) => clip(text, width))
  const found = [...findings(safe), ...instrumentFindings(safe)].filter(({ standing }) => standing === 'gating')
  const gateLines = notes(safe, found.length > 0 ? 2 : 4, width, paint)
  const hint = hintLine(safe, width, paint)
  const room = maxLines - top.length - gateLines.length - shownRemarks.length - hint.length - 1
  const fitting = (lines: number) => (found.length * 2 <= lines ? found.length : Math.max(0, Math.floor((lines - 1) / 2)))
  const fits = fitting(room)
  // An empty line, but not in place of a failure.
  const gap = fits > 0 && fitting(room - 1) === fits ? [''] : []
  const body = found.slice(0, fits).flatMap((finding) => failure(finding, width, paint))
  const more =
    found.length > fits ? [`… ${plural(found.length - fits, 'more kind of failure', 'more kinds of failure')} in the report`] : []
  return `${[...top, ...body, ...more, ...gap, ...gateLines, ...shownRemarks, ...hint, `Report: ${oneLine(options.reportPath)}`].join('\n')}\n`
}
