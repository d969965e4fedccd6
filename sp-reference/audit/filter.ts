import { z } from 'zod'

export const decisions = ['created', 'linked', 'updated', 'unchanged', 'refused'] as const
export type Decision = (typeof decisions)[number]

/** Which entries of a log are wanted; every part may be left out. */
export interface AuditFilter {
  /** A part of the address or NameID, or of who did it, in any letter case. */
  person?: string
  /** Entries about this address or NameID and no others: for people who do not administer. */
  only?: string
  decision?: Decision
  event?: string
  /** The whole ID of a Response. */
  response?: string
  /** First and last day, `YYYY-MM-DD`, UTC. */
  from?: string
  to?: string
}

const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, 'Write the day as YYYY-MM-DD.')
  // Some days that are none are read as a day of the next month.
  .refine((text) => {
    const time = Date.parse(`${text}T00:00:00Z`)
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  }, 'There is no such day.')

const fields = {
  person: z.string().max(254, 'Use at most 254 characters.'),
  decision: z.enum(decisions, { error: `Choose one of ${decisions.join(', ')}.` }),
  event: z.string().max(80, 'Use at most 80 characters.'),
  response: z.string().max(256, 'Use at most 256 characters.'),
  from: day,
  to: day,
} as const
type Field = keyof typeof fields

/** A filter as a form or an address gives it: what can be used, what was typed, and a message for each field that cannot. Pure. */
export function parseFilter(query: Record<string, unknown>): {
  filter: AuditFilter
  typed: Record<Field, string>
  problems: Partial<Record<Field, string>>
} {
  const filter: Record<string, string> = {}
  const problems: Partial<Record<Field, string>> = {}
  const typed = Object.fromEntries(
    Object.keys(fields).map((name) => [name, typeof query[name] === 'string' ? query[name].trim() : '']),
  ) as Record<Field, string>
  for (const [name, schema] of Object.entries(fields) as [Field, z.ZodType<string>][]) {
    if (typed[name] === '') continue
    const read = schema.safeParse(typed[name])
    if (read.success) filter[name] = read.data
    else problems[name] = read.error.issues[0]?.message ?? 'This cannot be used.'
  }
  const { from, to } = filter
  if (from !== undefined && to !== undefined && from > to) problems.to = 'The last day is before the first one.'
  return { filter, typed, problems }
}
