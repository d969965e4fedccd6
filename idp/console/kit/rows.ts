import type { Posted } from './fields.ts'

/** Forms with lines that grow in number: `rows` of what is posted says how many are shown. */

/** @param most what one form can post @param least what a form shows at least */
export const rowsOf = (posted: Posted, most: number, least: 0 | 1 = 1): number =>
  Math.min(most, Math.max(least, Math.trunc(Number(posted.rows)) || 0))

/** The same form with one more empty line. */
export const withRow = (posted: Posted, most: number, least?: 0 | 1): Posted => ({
  ...posted,
  rows: String(rowsOf(posted, most, least) + 1),
})

/** What the lines of a list say, without blanks around it: `list[0].part`. */
export function linesOf<Part extends string>(
  posted: Posted,
  list: string,
  parts: readonly Part[],
  most: number,
): Record<Part, string>[] {
  return Array.from({ length: rowsOf(posted, most) }, (_, index) => {
    const line = parts.map((part) => [part, (posted[`${list}[${index}].${part}`] ?? '').trim()])
    return Object.fromEntries(line) as Record<Part, string>
  })
}

/** The fields of these lines, as many rows as there are lines. */
export function postedLines(list: string, lines: readonly Record<string, string>[]): Posted {
  const fields = lines.flatMap((line, index) =>
    Object.entries(line).map(([part, value]) => [`${list}[${index}].${part}`, value] as const),
  )
  return { ...Object.fromEntries(fields), rows: String(Math.max(1, lines.length)) }
}

/**
 * The same with the empty lines of the list taken out, so that line and entry have the same number.
 * @param telling the parts that make a line one that says something; default: any
 */
export function compactLines<Part extends string>(
  posted: Posted,
  list: string,
  parts: readonly Part[],
  most: number,
  telling: readonly Part[] = parts,
): Posted {
  const lines = linesOf(posted, list, parts, most).filter((line) => telling.some((part) => line[part] !== ''))
  const others = Object.entries(posted).filter(([name]) => !name.startsWith(`${list}[`))
  return { ...Object.fromEntries(others), ...postedLines(list, lines) }
}
