import { didYouMean } from '../directory/nearest.ts'
import { own } from '../directory/own.ts'
import type { Person, Value } from '../directory/schema.ts'
import type { Resolution, Subject } from './profile.ts'

/** `a`, `a.b`: what the attribute syntaxes of all four vendors have in common. Each profile says what the names may be. */
type Reference = { ok: true; names: { text: string; at: number }[] } | { ok: false; at: number; found: string }

/** Reads dotted names; `at` counts characters from 1, as a person does. */
export function parseReference(expression: string): Reference {
  const names: { text: string; at: number }[] = []
  let position = 0
  while (true) {
    const name = /^[A-Za-z_][A-Za-z0-9_]*/.exec(expression.slice(position))?.[0]
    if (name === undefined) return { ok: false, at: position + 1, found: expression[position] ?? 'the end' }
    names.push({ text: name, at: position + 1 })
    position += name.length
    if (position === expression.length) return { ok: true, names }
    if (expression[position] !== '.') return { ok: false, at: position + 1, found: expression[position] ?? '' }
    position += 1
  }
}

/** A failure that says where, what, and how this vendor writes it. */
export const unresolved = (at: number, what: string, syntax: string): Resolution => ({
  ok: false,
  at,
  message: `character ${at}: ${what}${what.endsWith('?') ? '' : '.'} ${syntax}`,
})

/** A field of the directory by the vendor's name for it; undefined where the person has none. */
export type Fields = Record<string, (person: Person, tenantId: string) => string | undefined>

/** The name among fixed fields and custom names. Case counts: `Role` is not `role`. */
export function resolveName(
  { text, at }: { text: string; at: number },
  {
    scope,
    fields,
    custom,
    read,
    syntax,
  }: {
    /** How the place is called in messages: `the app's profile`. */
    scope: string
    fields: Fields
    custom: readonly string[]
    read(subject: Subject, name: string): Value | undefined
    syntax: string
  },
): Resolution {
  const field = Object.hasOwn(fields, text) ? fields[text] : undefined
  if (!field && !custom.includes(text)) {
    const near = didYouMean(text, [...Object.keys(fields), ...custom])
    return unresolved(at, `${scope} has no attribute '${text}' (letter case counts)${near}`, syntax)
  }
  // A value given on the assignment or the person replaces what the directory field would say.
  const value = (subject: Subject): Value => {
    const given = read(subject, text)
    return given === undefined ? (field?.(subject.person, subject.tenantId ?? '') ?? null) : given
  }
  return { ok: true, read: value }
}

/** Whether a bare word is what an attribute is called, in any letter case: it is surely meant as that attribute, not as a constant. */
export const isCalled = (word: string, names: readonly string[]): boolean =>
  names.some((name) => name.toLowerCase() === word.toLowerCase())

/** A value from the app's own profile: what the assignment says. */
export const fromAssignment = ({ assignment }: Subject, name: string): Value | undefined => own(assignment.values, name)

/** A value from the person's custom attributes. */
export const fromPerson = ({ person }: Subject, name: string): Value | undefined => own(person.attributes, name)
