import { didYouMean } from '../../directory/nearest.ts'
import type { KnownNames, Resolution } from '../profile.ts'
import { type Fields, fromPerson, parseReference, resolveName, unreadable, unresolved } from '../reference.ts'

const syntax = 'Google Workspace writes the bare attribute name, e.g. workato_role'

const rowSyntax = 'Google Workspace has categories with fields, e.g. Employee Details > Title'

const fields: Fields = {
  primaryEmail: (person) => person.email,
  firstName: (person) => person.firstName,
  lastName: (person) => person.lastName,
  displayName: (person) => person.displayName,
  title: (person) => person.title,
  department: (person) => person.department,
}

/** What the console offers, by category. Fields that nobody can set here have no value before a custom attribute of that name gives one. */
const categories: Readonly<Record<string, Fields>> = {
  'Basic Information': {
    'First name': (person) => person.firstName,
    'Last name': (person) => person.lastName,
    'Primary email': (person) => person.email,
  },
  'Employee Details': {
    Title: (person) => person.title,
    Department: (person) => person.department,
    'Employee ID': () => undefined,
    Type: () => undefined,
    'Cost center': () => undefined,
    Manager: () => undefined,
  },
  'Contact Information': { 'Phone number': () => undefined },
  Address: { Address: () => undefined },
}

/** The names of the fields that the console offers, by category. */
export const offeredFields: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(categories).map(([category, own]) => [category, Object.keys(own)]),
)

/** Bare names of fields, with the row of the console that means the same. */
export const bareFields: Readonly<Record<string, string>> = {
  primaryEmail: 'Basic Information > Primary email',
  firstName: 'Basic Information > First name',
  lastName: 'Basic Information > Last name',
  title: 'Employee Details > Title',
  department: 'Employee Details > Department',
}

/**
 * A row of the attribute mapping: `Category > Field`, where a category of one's own holds custom attributes, or a bare attribute name.
 * Google Workspace Admin help, "Set up your own custom SAML app"; Workato docs, "Just in time provisioning".
 */
export function resolveGoogleWorkspace(expression: string, known: KnownNames): Resolution {
  if (expression.includes('>')) return row(expression, known)
  const reference = parseReference(expression)
  if (!reference.ok) return unreadable(reference, syntax)
  const [name, more] = reference.names
  if (!name) return unresolved(1, 'a name is missing', syntax)
  if (more) return unresolved(more.at - 1, `'.' cannot stand here; '${name.text}.' is how other vendors begin`, syntax)
  return resolveName(name, { scope: 'the directory', fields, custom: known.custom, read: fromPerson, syntax })
}

function row(expression: string, { custom }: KnownNames): Resolution {
  const border = expression.indexOf('>')
  const [category, field] = [expression.slice(0, border).trim(), expression.slice(border + 1).trim()]
  const at = expression.length - expression.slice(border + 1).trimStart().length + 1
  if (category === '') return unresolved(1, "a category is missing before '>'", rowSyntax)
  if (field === '') return unresolved(at, "a field is missing after '>'", rowSyntax)
  const own = Object.hasOwn(categories, category) ? categories[category] : undefined
  // A category that is none of the console's is a custom schema, and holds custom attributes alone.
  const scope = own ? `the category '${category}'` : `the custom category '${category}'`
  const near = own ? '' : didYouMean(category, Object.keys(categories))
  if (!own && !custom.includes(field))
    return unresolved(1, `there is no category '${category}' with a field '${field}'${near}`, rowSyntax)
  return resolveName({ text: field, at }, { scope, fields: own ?? {}, custom, read: fromPerson, syntax: rowSyntax })
}
