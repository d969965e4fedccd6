import type { DecidedBy } from '../jit/types.ts'
import type { AuditRecord } from './audit.ts'

/** Signs that make a spreadsheet take a text for a formula, also in full width. */
const formula = /^[\s\p{Cf}]*[=+\-@|\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u

/**
 * A cell of a CSV file (RFC 4180), always in quotes. A text that a spreadsheet would take for a formula gets an apostrophe before it:
 * names in the log come from messages of others.
 */
export const csvCell = (text: string): string => `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

const columns: readonly [heading: string, of: (record: AuditRecord) => string][] = [
  ['at', ({ at }) => at],
  ['person', ({ email, nameId, actor }) => email ?? nameId ?? actor],
  ['place', ({ place }) => place ?? ''],
  ['event', ({ event }) => event],
  ['decision', ({ decision }) => decision ?? ''],
  ['code', ({ code }) => code ?? ''],
  ['decided by', (record) => inWords(sourcesOf(record).filter((each) => !each.isDefault))],
  ['defaults', (record) => inWords(sourcesOf(record).filter((each) => each.isDefault))],
  ['reasons', ({ reasons }) => reasons.join('; ')],
]

/** What was taken from where, as a decision about a sign-in wrote it down; of older entries and other events nothing. */
export function sourcesOf({ details }: Pick<AuditRecord, 'details'>): DecidedBy[] {
  return Array.isArray(details.sources) ? (details.sources as DecidedBy[]) : []
}

const inWords = (sources: readonly DecidedBy[]): string =>
  sources.map(({ field, value, from }) => `${field} = ${value} (${from})`).join('; ')

/** A log as a CSV file, with a line of headings. */
export const auditCsv = (records: readonly AuditRecord[]): string =>
  [columns.map(([heading]) => csvCell(heading)), ...records.map((record) => columns.map(([, of]) => csvCell(of(record))))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('')
