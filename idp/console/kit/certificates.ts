import type { Posted } from './fields.ts'

/** Certificates on pages. */

/** The day of a moment, as lists of certificates show it. */
export const day = (date: Date): string => date.toISOString().slice(0, 10)

/** What was typed as `certificate`. Browsers post ends of lines as CR LF. */
export const pemFrom = ({ certificate = '' }: Posted): string => `${certificate.replaceAll('\r', '').trim()}\n`
