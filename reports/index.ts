export type { ReportContext, Reporter } from './reporter.ts'
export { reportJsonSchema, reportSchema } from './schema/report.ts'
export { renderTerminalSummary, type TerminalOptions, useColour } from './terminal.ts'
export { reporters, type WrittenReports, writeReports } from './write.ts'
