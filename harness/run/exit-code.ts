import type { RunReport } from '../results.ts'

/** 0 conformant · 1 not (also: not proven) · 3 a fault around the SP, or incomplete · 130 interrupted. */
export function exitCodeOf(report: Pick<RunReport, 'conformance' | 'completeness' | 'counts'>, interrupted: boolean): number {
  if (interrupted) return 130
  if (report.conformance === 'NON_CONFORMANT') return 1
  if (report.completeness === 'PARTIAL' || report.counts.ERROR > 0) return 3
  return report.conformance === 'CONFORMANT' ? 0 : 1
}
