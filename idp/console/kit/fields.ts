import * as z from 'zod'
import { issueWords } from '../../directory/issue-words.ts'
import { own } from '../../directory/own.ts'

/** Forms of admin pages: what was posted, what is wrong with it, and how a field looks with both. */

/** Posted texts by field name; a field is named like the place in the data that it fills: `statements[0].name`. */
export type Posted = Readonly<Record<string, string>>
/** What is wrong, by field name. */
export type Errors = Readonly<Record<string, string>>

/** The texts of a posted form. Repeated fields count once: the first. */
export function readPosted(body: unknown): Posted {
  const entries = Object.entries(Object(body)).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value])
  return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string'))
}

/** The data, or what is wrong with it beside the fields that it came from. */
export function checked<T>(schema: z.ZodType<T>, data: unknown): { data: T; errors: null } | { data: null; errors: Errors } {
  const result = schema.safeParse(data, { error: issueWords })
  if (result.success) return { data: result.data, errors: null }
  const found = result.error.issues.map((issue) => [z.core.toDotPath(issue.path), issue.message] as const)
  // Of several complaints about one field the first is said.
  return { data: null, errors: Object.fromEntries(found.toReversed()) }
}

export interface Field {
  kind: 'text' | 'password' | 'select' | 'textarea' | 'checkbox' | 'radio'
  id: string
  name: string
  label: string
  value: string
  checked?: boolean
  required?: boolean
  options?: { value: string; label: string; selected: boolean }[]
  /** What is usually typed; anything else may be. */
  suggestions?: readonly string[]
  hint?: string | undefined
  error?: string | undefined
  /** What is doubtful about it, though it works. */
  warnings?: string[]
  /** How many lines of a textarea are seen; default 3. */
  rows?: number
  /** A textarea that a file may be read into. */
  holds?: 'certificate' | 'text'
}

type More = Partial<Pick<Field, 'hint' | 'required' | 'warnings' | 'rows' | 'suggestions' | 'holds'>>

/** Makes fields that show what was posted and what is wrong with it. */
export function fieldsOf(posted: Posted, errors: Errors = {}) {
  const base = (name: string, label: string, more: More = {}) => ({
    id: `f-${name.replace(/[^\w-]+/g, '-')}`,
    name,
    label,
    value: own(posted, name) ?? '',
    error: own(errors, name),
    ...more,
  })
  return {
    text: (name: string, label: string, more?: More): Field => ({ kind: 'text', ...base(name, label, more) }),
    password: (name: string, label: string, more?: More): Field => ({ kind: 'password', ...base(name, label, more), value: '' }),
    textarea: (name: string, label: string, more?: More): Field => ({ kind: 'textarea', ...base(name, label, more) }),
    checkbox: (name: string, label: string, more?: More): Field => ({
      kind: 'checkbox',
      ...base(name, label, more),
      value: '1',
      checked: own(posted, name) === '1',
    }),
    radio: (name: string, value: string, label: string): Field => ({
      kind: 'radio',
      ...base(name, label),
      id: `f-${name}-${value}`,
      value,
      checked: own(posted, name) === value,
    }),
    select: (name: string, label: string, options: readonly (readonly [value: string, label: string])[], more?: More): Field => ({
      kind: 'select',
      ...base(name, label, more),
      options: options.map(([value, shown]) => ({ value, label: shown, selected: value === (own(posted, name) ?? '') })),
    }),
  }
}
