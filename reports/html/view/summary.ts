import type { RunReport } from '../../../harness/results.ts'
import { formatDuration, plural } from '../../text.ts'
import { conformanceSentence, conformanceWords, verdicts, verdictWords } from '../../words.ts'

/** The head of the report: did it pass, how complete is it, what was it a run of. */
export function summaryView(report: RunReport) {
  const { resolved, total } = report.must
  return {
    conformance: conformanceWords[report.conformance],
    partial: report.completeness === 'PARTIAL',
    completeness: report.completeness === 'PARTIAL' ? 'Partial run' : 'Complete run',
    sentence: conformanceSentence(report),
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
