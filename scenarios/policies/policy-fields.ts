import { z } from 'zod'
import { closedObject } from '../../harness/files/closed-object.ts'

/** The neutral words for what an SP stores about a person; scenarios use them too. */
export const mapped = [
  'email',
  'displayName',
  'firstName',
  'lastName',
  'userName',
  'idpId',
  'role',
  'roleTest',
  'roleProd',
  'groups',
  'title',
  'department',
  'locale',
  'timeZone',
] as const

type Mapped = (typeof mapped)[number]

const name = z.string().min(1).exactOptional()

/** Neutral word → the SP's attribute name. Words that are left out are not read from attributes. */
export const attributeMap = closedObject({
  email: name,
  displayName: name,
  firstName: name,
  lastName: name,
  userName: name,
  idpId: name,
  role: name,
  roleTest: name,
  roleProd: name,
  groups: name,
  title: name,
  department: name,
  locale: name,
  timeZone: name,
} satisfies Record<Mapped, typeof name>)

/** One choice for each of email, name and role; each may be left out. A role has fewer: without one, the default is all there is. */
export function perField<const Values extends readonly [string, ...string[]], const Fewer extends readonly [string, ...string[]]>(
  values: Values,
  ofRole: Fewer,
  meaning: string,
) {
  const choice = z.enum(values).exactOptional()
  return closedObject({ email: choice, name: choice, role: z.enum(ofRole).exactOptional() })
    .describe(meaning)
    .exactOptional()
}
