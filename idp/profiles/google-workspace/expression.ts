import { didYouMean } from '../../directory/nearest.ts'
import { ExpressionFault } from '../../expressions/fault.ts'
import type { KnownNames, Resolution } from '../profile.ts'
import { type Fields, fromPerson, resolveName, unresolved } from '../reference.ts'
import { parseRow, type Source } from './language/row.ts'

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
  try {
    const source = parseRow(expression)
    if (source.kind === 'row') return row(source, known)
    return resolveName(source.name, { scope: 'the directory', fields, custom: known.custom, read: fromPerson, syntax })
  } catch (error) {
    if (error instanceof ExpressionFault)
      return unresolved(error.at, error.message, expression.includes('>') ? rowSyntax : syntax)
    throw error
  }
}

function row({ category, field }: Extract<Source, { kind: 'row' }>, { custom }: KnownNames): Resolution {
  const own = Object.hasOwn(categories, category.text) ? categories[category.text] : undefined
  // A category that is none of the console's is a custom schema, and holds custom attributes alone.
  const scope = own ? `the category '${category.text}'` : `the custom category '${category.text}'`
  const near = own ? '' : didYouMean(category.text, Object.keys(categories))
  if (!own && !custom.includes(field.text))
    return unresolved(category.at, `there is no category '${category.text}' with a field '${field.text}'${near}`, rowSyntax)
  return resolveName(field, { scope, fields: own ?? {}, custom, read: fromPerson, syntax: rowSyntax })
}
