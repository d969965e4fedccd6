import type { App, Statement } from '../../directory/schema.ts'
import type { Errors, Posted } from '../kit/fields.ts'
import { compactLines, linesOf, postedLines, rowsOf } from '../kit/rows.ts'

/** "Attributes" of the mapping: which field of the directory is sent under which name. */

const parts = ['expression', 'name'] as const

/** As many rows as one form can post, beside the groups. */
export const mostRows = 140

export const compact = (posted: Posted): Posted => compactLines(posted, 'statements', parts, mostRows)

export const attributesPosted = ({ statements }: App): Posted =>
  postedLines(
    'statements',
    statements.slice(0, mostRows).map(({ expression, name }) => ({ expression, name })),
  )

const rows = (posted: Posted) => linesOf(posted, 'statements', parts, mostRows)

/** The rows that say something; what else a statement of that name has, and statements beyond those that the page shows, are kept. */
export function statementsFrom(posted: Posted, before: App | undefined): Statement[] {
  const known = (before?.statements ?? []).slice(0, mostRows)
  const typed = rows(posted)
    .filter(({ expression, name }) => expression !== '' || name !== '')
    .map((row) => {
      const at = known.findIndex(({ name }) => name === row.name)
      return { ...(at < 0 ? {} : known.splice(at, 1)[0]), ...row }
    })
  return [...typed, ...(before?.statements ?? []).slice(mostRows)]
}

/** A row has both of its fields, or neither. */
export function attributeErrors(posted: Posted): Errors {
  const found = rows(posted).flatMap(({ expression, name }, index): [string, string][] => {
    if (expression === '' && name !== '') return [[`statements[${index}].expression`, 'has to be chosen beside an app attribute']]
    return expression !== '' && name === '' ? [[`statements[${index}].name`, 'must not be empty beside a field']] : []
  })
  return Object.fromEntries(found)
}

export const rowCount = (posted: Posted): number => rowsOf(posted, mostRows)
