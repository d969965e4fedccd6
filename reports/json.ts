import type { Reporter } from './reporter.ts'

/** The authoritative result: the run as data. Its form is published as `schema/report.schema.json`. */
export const jsonReporter: Reporter = {
  format: 'json',
  file: 'report.json',
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
}
