import type { RunReport } from '../../../harness/results.ts'
import { gateFacts, gateNotes, gateSentence } from '../../gate.ts'
import { clip, formatDuration, plural } from '../../text.ts'
import { conformanceSentence, gateWords, headline, instrumentCases, verdicts, verdictWords } from '../../words.ts'
import { caseHref } from '../links.ts'
import { evidenceView, unjudgedView } from './hints.ts'

const maxNotes = 5

/** Whether a pipeline may go on, by which rules, and what of its files is outdated. */
function gateView(report: RunReport) {
  const notes = gateNotes(report).map(({ kind, subject, text, caseId }) => ({
    kind,
    subject,
    text: clip(text, 400),
    href: caseId === null ? '' : caseHref(caseId),
  }))
  const rest = notes.slice(maxNotes)
  return {
    ...gateWords[report.gate.verdict],
    sentence: gateSentence(report),
    facts: gateFacts(report),
    notes: notes.slice(0, maxNotes),
    moreNotes: rest,
    moreTitle: `${rest.length} more`,
  }
}

/** The head of the report: did it pass, how complete is it, what was it a run of. */
export function summaryView(report: RunReport) {
  const { resolved, total } = report.must
  return {
    conformance: headline(report),
    partial: report.completeness === 'PARTIAL',
    completeness: report.completeness === 'PARTIAL' ? 'Partial run' : 'Complete run',
    sentence: conformanceSentence(report),
    gate: gateView(report),
    unjudged: unjudgedView(report),
    evidence: evidenceView(report),
    remarks: [
      ...report.remarks,
      ...(report.defects.length > 0 ? [`The SP ran with a deliberate defect switched on: ${report.defects.join(', ')}.`] : []),
    ],
    must: { resolved, total, percent: total === 0 ? '–' : `${Math.floor((resolved / total) * 100)} %` },
    counts: verdicts
      .filter((verdict) => report.counts[verdict] > 0)
      .map((verdict) => ({
        verdict,
        count: report.counts[verdict],
        meaning: verdictWords[verdict].meaning,
        href: `?verdict=${verdict}#cases`,
      })),
    instrumentCases: instrumentCases(report),
    target: { name: report.target.name, description: report.target.description },
    cases: plural(report.cases.length, 'case'),
    vendors: report.profiles.map(({ title }) => title).join(', '),
    startedAt: report.startedAt.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC'),
    isoStart: report.startedAt,
    duration: formatDuration(report.durationMs),
    command: report.command,
    tool: `${report.tool.name} ${report.tool.version}`,
  }
}
