import type { Value } from '../../directory/schema.ts'
import { ExpressionFault } from '../../expressions/fault.ts'
import { seededRandomness } from '../../saml/random.ts'
import type { KnownNames, Resolution, Subject } from '../profile.ts'
import { type Fields, fromAssignment, fromPerson, isCalled, parseReference, resolveName, unresolved } from '../reference.ts'
import { checkMacros, parseMacroText } from './language/macro-text.ts'
import { listed, macros } from './language/macros.ts'

const syntax = 'OneLogin writes appuser.<attribute>, e.g. appuser.workato_role'
const macroSyntax = 'A macro is a name in braces, e.g. {firstname}, or {custom_attribute_workato_role} for a custom field'

/** The fields of OneLogin's directory; a time zone is none of them. */
export const oneLoginFields: Fields = {
  userName: (person) => person.userName,
  email: (person) => person.email,
  firstName: (person) => person.firstName,
  lastName: (person) => person.lastName,
  displayName: (person) => person.displayName,
  title: (person) => person.title,
  department: (person) => person.department,
  locale: (person) => person.locale,
  id: (person, tenantId) => seededRandomness(`onelogin/${tenantId}/person/${person.id}`).digits(9),
}

/**
 * What a parameter is set to: an entry of the list of fields, `appuser.x`, or the text of a macro, in which `{firstname}` stands for a
 * value and everything else for itself. OneLogin help, "Custom attributes" and "Macros"; Workato docs, "Just in time provisioning"
 * (there `appuser.x` is the label of a custom user field: what somebody has as a value in the app stands before what they have as a user).
 */
export function resolveOneLogin(expression: string, known: KnownNames): Resolution {
  const field = Object.hasOwn(listed, expression) ? listed[expression] : undefined
  if (field) return { ok: true, read: ({ person, tenantId = '' }) => asValue(field(person, tenantId)) }
  const reference = parseReference(expression)
  if (reference.ok && reference.names.length > 1) return labelled(reference.names, known)
  if (expression.trim() === '') return unresolved(1, 'a name is missing at the end', syntax)
  if (isCalled(expression, [...Object.keys(oneLoginFields), ...customNames(known)]))
    return unresolved(1, `'${expression}' is a bare name, as Google writes it`, syntax)
  return macroText(expression, known)
}

/** A label of a field, `appuser.x`. */
function labelled([scope, name, more]: readonly { text: string; at: number }[], known: KnownNames): Resolution {
  if (!scope || !name) throw new Error('a label has a source and a name')
  if (more) return unresolved(more.at, `'${more.text}' is one name too many`, syntax)
  if (scope.text === 'user') return unresolved(scope.at, `'user' is a source of Okta and Entra ID`, syntax)
  if (scope.text !== 'appuser') return unresolved(scope.at, `'${scope.text}' is not a source`, syntax)
  return resolveName(name, { scope: 'the app', fields: oneLoginFields, custom: customNames(known), read: customValue, syntax })
}

/** `{custom_attribute_x}` is a custom field by its short name (inferred: no page shows the spelling). */
function macroText(expression: string, known: KnownNames): Resolution {
  try {
    const parts = parseMacroText(expression)
    checkMacros(parts, [...Object.keys(macros), ...customNames(known).map((name) => `custom_attribute_${name}`)])
    const [only, more] = parts
    // A macro alone may have several values; beside other text it is written as one.
    if (only?.kind === 'macro' && !more) return { ok: true, read: (subject) => macroValue(only.name, subject) }
    const texts = (subject: Subject) =>
      parts.map((part) => (part.kind === 'text' ? part.text : [macroValue(part.name, subject) ?? []].flat().join(';')))
    return { ok: true, isConstant: parts.every(({ kind }) => kind === 'text'), read: (subject) => texts(subject).join('') }
  } catch (error) {
    if (error instanceof ExpressionFault) return unresolved(error.at, error.message, macroSyntax)
    throw error
  }
}

function macroValue(name: string, subject: Subject): Value {
  const known = Object.hasOwn(macros, name) ? macros[name] : undefined
  if (known) return asValue(known(subject.person, subject.tenantId ?? ''))
  return customValue(subject, name.slice('custom_attribute_'.length)) ?? null
}

const customNames = ({ custom, profile }: KnownNames): string[] => [...new Set([...custom, ...profile])]

const customValue = (subject: Subject, name: string): Value | undefined =>
  fromAssignment(subject, name) ?? fromPerson(subject, name)

const asValue = (value: string | readonly string[] | undefined): Value =>
  value === undefined ? null : typeof value === 'string' ? value : [...value]
