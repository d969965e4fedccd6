import type { RunReport } from '../harness/results.ts'

/** What a reporter may know beside the report itself. */
export interface ReportContext {
  /** The report folder. Paths inside the report (screenshots, traces) are relative to it. */
  outDir: string
  /** The folder that a CI system takes paths from: the project's. Default: the working folder. */
  rootDir?: string
}

/** Turns the finished facts of a run into one file. It decides presentation only; grading has happened before. */
export interface Reporter {
  /** The word used with `--reporter`. */
  format: string
  /** Name of the file in the report folder. */
  file: string
  render(report: RunReport, context: ReportContext): string
}
