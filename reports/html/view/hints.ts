import type { Hint, RunReport } from '../../../harness/results.ts'
import { bestHint, gradeCounts } from '../../hints.ts'
import { capitalise, clip, plural } from '../../text.ts'

/** Hints that stand open; the others are folded. */
const maxOpen = 3
const maxYaml = 4_000

const hintView = (hint: Hint) => ({
  title: capitalise(clip(hint.says, 200)),
  gain: `would let ${plural(hint.checks, 'check')} in ${plural(hint.cases, 'case')} be judged`,
  yaml: clip(hint.yaml, maxYaml),
})

/** What the target file could say so that more can be judged, the most useful first. */
export function hintsView({ hints }: RunReport) {
  const rest = hints.slice(maxOpen)
  return {
    shown: hints.slice(0, maxOpen).map(hintView),
    rest: rest.map(hintView),
    restTitle: `${rest.length} more`,
  }
}

/** For the first screen: how much was not judged, and what would help most. */
export function unjudgedView(report: RunReport) {
  const best = bestHint(report)
  return best && { checks: plural(best.unverified, 'check'), says: clip(best.hint.says, 200), gain: best.hint.checks }
}

/** What the judged checks rest on. Without an observer, nothing rests on the SP's own state, and that is said. */
export function evidenceView(report: RunReport) {
  const grades = gradeCounts(report)
  const judged = grades.reduce((sum, { count }) => sum + count, 0)
  return {
    judged: plural(judged, 'judged check'),
    grades,
    stateUnseen: judged > 0 && grades.some(({ grade, count }) => grade === 'E1' && count === 0),
  }
}
