import { type EvidenceGrade, type Hint, isInstrument, type RunReport } from '../harness/results.ts'
import { gradeWords } from './words.ts'

/** What could not be judged, and what would help most; null when everything was judged or nothing in a target file would help. */
export function bestHint({ cases, hints }: RunReport): { unverified: number; hint: Hint } | null {
  const unverified = cases
    .filter((item) => !isInstrument(item))
    .flatMap((item) => item.checks)
    .filter((check) => check.verdict === 'UNVERIFIED').length
  const [hint] = hints
  return unverified > 0 && hint ? { unverified, hint } : null
}

export interface GradeCount {
  grade: EvidenceGrade
  words: string
  count: number
}

/** How many of the judged checks rest on which evidence, the best grade first. A check that was not judged rests on none. */
export function gradeCounts({ cases }: RunReport): GradeCount[] {
  const grades = cases
    .filter((item) => !isInstrument(item))
    .flatMap((item) => item.checks.flatMap((check) => check.evidence ?? []))
  return (Object.keys(gradeWords) as EvidenceGrade[]).map((grade) => ({
    grade,
    words: gradeWords[grade],
    count: grades.filter((each) => each === grade).length,
  }))
}
