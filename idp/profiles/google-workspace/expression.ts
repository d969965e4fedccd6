import type { KnownNames, Resolution } from '../profile.ts'
import { type Fields, fromPerson, parseReference, resolveName, unreadable, unresolved } from '../reference.ts'

const syntax = 'Google Workspace writes the bare attribute name, e.g. workato_role'

const fields: Fields = {
  primaryEmail: (person) => person.email,
  firstName: (person) => person.firstName,
  lastName: (person) => person.lastName,
  displayName: (person) => person.displayName,
  title: (person) => person.title,
  department: (person) => person.department,
}

/** A bare name. Google Workspace Admin help, "Set up your own custom SAML app"; Workato docs, "Just in time provisioning". */
export function resolveGoogleWorkspace(expression: string, known: KnownNames): Resolution {
  const reference = parseReference(expression)
  if (!reference.ok) return unreadable(reference, syntax)
  const [name, more] = reference.names
  if (!name) return unresolved(1, 'a name is missing', syntax)
  if (more) return unresolved(more.at - 1, `'.' cannot stand here; '${name.text}.' is how other vendors begin`, syntax)
  return resolveName(name, { scope: 'the directory', fields, custom: known.custom, read: fromPerson, syntax })
}
