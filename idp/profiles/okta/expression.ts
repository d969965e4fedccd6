import type { KnownNames, Resolution } from '../profile.ts'
import { type Fields, fromAssignment, fromPerson, parseReference, resolveName, unreadable, unresolved } from '../reference.ts'
import { userId } from './identity.ts'

const syntax = 'Okta writes user.<attribute> for the directory and appuser.<attribute> for the app, e.g. appuser.workato_role'

const fields: Fields = {
  login: (person) => person.userName,
  email: (person) => person.email,
  firstName: (person) => person.firstName,
  lastName: (person) => person.lastName,
  displayName: (person) => person.displayName,
  title: (person) => person.title,
  department: (person) => person.department,
  locale: (person) => person.locale,
  timezone: (person) => person.timeZone,
}

/** What only the person's own profile has. Okta developer docs, "Okta Expression Language in Identity Engine": `user.id`. */
const userFields: Fields = { ...fields, id: (person, tenantId) => userId(tenantId, person) }

/** `user.x` or `appuser.x` of the Okta Expression Language. Okta developer docs, "Okta Expression Language"; Workato docs, "Just in time provisioning". */
export function resolveOkta(expression: string, known: KnownNames): Resolution {
  const reference = parseReference(expression)
  if (!reference.ok) return unreadable(reference, syntax)
  const [scope, name, more] = reference.names
  if (!scope || !name) return unresolved(1, `'${expression}' is a bare name, as Google writes it`, syntax)
  if (more) return unresolved(more.at, `'${more.text}' is one name too many`, syntax)
  if (scope.text === 'user') {
    return resolveName(name, {
      scope: "the person's profile",
      fields: userFields,
      custom: known.custom,
      read: fromPerson,
      syntax,
    })
  }
  if (scope.text === 'appuser') {
    return resolveName(name, { scope: "the app's profile", fields, custom: known.profile, read: fromAssignment, syntax })
  }
  return unresolved(scope.at, `'${scope.text}' is not a source`, syntax)
}
