import type * as z from 'zod'

/**
 * What is wrong with data whose schema has no words of its own for it, as the end of a sentence that begins with the place:
 * `must not be empty`. For `safeParse(data, { error: issueWords })`; undefined leaves it to the library.
 */
export function issueWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? 'is missing' : `must be ${article(issue.expected)} ${issue.expected}`
  if (issue.code === 'invalid_value') return `must be ${issue.values.map((value) => `'${String(value)}'`).join(' or ')}`
  if (issue.code === 'too_small')
    return units[issue.origin] && Number(issue.minimum) === 1
      ? 'must not be empty'
      : `must ${limit(issue.origin, 'at least', issue.minimum)}`
  if (issue.code === 'too_big') return `must ${limit(issue.origin, 'at most', issue.maximum)}`
  return undefined
}

const units: Readonly<Record<string, readonly [one: string, more: string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
  record: ['entry', 'entries'],
}

function limit(origin: string, bound: string, number: number | bigint): string {
  const [one, more] = units[origin] ?? []
  return one === undefined ? `be ${bound} ${number}` : `have ${bound} ${number} ${Number(number) === 1 ? one : more}`
}

const article = (noun: string): string => (/^[aeio]/.test(noun) ? 'an' : 'a')
