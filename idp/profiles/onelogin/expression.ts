import { seededRandomness } from '../../saml/random.ts'
import type { KnownNames, Resolution } from '../profile.ts'
import { type Fields, fromAssignment, parseReference, resolveName, unreadable, unresolved } from '../reference.ts'

const syntax = 'OneLogin writes appuser.<attribute>, e.g. appuser.workato_role'

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

/** `appuser.x`. Workato docs, "Just in time provisioning"; at OneLogin it is the label of a custom user field. */
export function resolveOneLogin(expression: string, known: KnownNames): Resolution {
  const reference = parseReference(expression)
  if (!reference.ok) return unreadable(reference, syntax)
  const [scope, name, more] = reference.names
  if (!scope || !name) return unresolved(1, `'${expression}' is a bare name, as Google writes it`, syntax)
  if (more) return unresolved(more.at, `'${more.text}' is one name too many`, syntax)
  if (scope.text === 'user') return unresolved(scope.at, `'user' is a source of Okta and Entra ID`, syntax)
  if (scope.text !== 'appuser') return unresolved(scope.at, `'${scope.text}' is not a source`, syntax)
  return resolveName(name, { scope: 'the app', fields: oneLoginFields, custom: known.profile, read: fromAssignment, syntax })
}
