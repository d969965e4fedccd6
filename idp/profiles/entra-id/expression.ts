import type { KnownNames, Resolution } from '../profile.ts'
import { type Fields, fromPerson, parseReference, resolveName, unreadable, unresolved } from '../reference.ts'
import { objectId } from './identity.ts'

const syntax = 'Entra ID writes user.<attribute>, e.g. user.workato_role'

const fields: Fields = {
  userprincipalname: (person) => person.userName,
  mail: (person) => person.email,
  givenname: (person) => person.firstName,
  surname: (person) => person.lastName,
  displayname: (person) => person.displayName,
  jobtitle: (person) => person.title,
  department: (person) => person.department,
  preferredlanguage: (person) => person.locale,
  objectid: (person, tenantId) => objectId(tenantId, person),
}

/** `user.x`. Microsoft docs, "Customize SAML token claims"; Workato docs, "Just in time provisioning". */
export function resolveEntraId(expression: string, known: KnownNames): Resolution {
  const reference = parseReference(expression)
  if (!reference.ok) return unreadable(reference, syntax)
  const [scope, name, more] = reference.names
  if (!scope || !name) return unresolved(1, `'${expression}' is a bare name, as Google writes it`, syntax)
  if (more) return unresolved(more.at, `'${more.text}' is one name too many`, syntax)
  if (scope.text === 'appuser') return unresolved(scope.at, `'appuser' is a source of Okta and OneLogin`, syntax)
  if (scope.text !== 'user') return unresolved(scope.at, `'${scope.text}' is not a source`, syntax)
  return resolveName(name, { scope: 'the directory', fields, custom: known.custom, read: fromPerson, syntax })
}
