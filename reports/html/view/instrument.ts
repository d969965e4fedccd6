import type { RunReport } from '../../../harness/results.ts'
import { instrumentSentence, instrumentWords, verdicts } from '../../words.ts'
import { instrumentFailures } from './failures.ts'
import { matrixView } from './matrix.ts'

/** What the run says of our own IdP, apart from the SP; null when no case judged it. */
export function instrumentView(report: RunReport) {
  const { instrument } = report
  if (!instrument) return null
  return {
    ...instrumentWords[instrument.verdict],
    sentence: instrumentSentence(instrument),
    counts: verdicts.map((verdict) => ({ verdict, count: instrument.counts[verdict] })).filter(({ count }) => count > 0),
    failures: instrumentFailures(report),
    matrix: matrixView(report, 'idp'),
  }
}
