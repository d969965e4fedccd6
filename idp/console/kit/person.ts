import { type Person, personSchema } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Posted } from './fields.ts'
import { firstFree } from './ids.ts'

/** A person as a form has them. */

/** Whether a text looks like an address of mail: no schema asks for it, forms of vendors do. */
export const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text)

/** What is known of a person, as a form shows it. */
export const textsOf = (person: Person): Posted =>
  Object.fromEntries(Object.entries(person).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))

/** The whole name that a form without a field for it means: the first and the last name, unless the person has another one. */
export function usualName(posted: Posted, before: Person | undefined): string {
  const isUsual = !before || before.displayName === `${before.firstName} ${before.lastName}`.trim()
  return isUsual ? `${(posted.firstName ?? '').trim()} ${(posted.lastName ?? '').trim()}`.trim() : before.displayName
}

/** The person that was typed, or what is wrong beside each field. @param before the person that is changed, if one is */
export function personFrom(tenant: Tenant, posted: Posted, before: Person | undefined): ReturnType<typeof checked<Person>> {
  const text = (name: string) => (posted[name] ?? '').trim()
  const [firstName, lastName] = [text('firstName'), text('lastName')]
  const optional = ['title', 'department', 'locale', 'timeZone'].filter((name) => text(name) !== '')
  const { title: _t, department: _d, locale: _l, timeZone: _z, ...kept } = before ?? { id: idFor(tenant, text('userName')) }
  const result = checked(personSchema, {
    ...kept,
    userName: text('userName'),
    email: text('email'),
    firstName,
    lastName,
    displayName: text('displayName') || (before ? '' : `${firstName} ${lastName}`.trim()),
    ...Object.fromEntries(optional.map((name) => [name, text(name)])),
    ...(posted.orgUnit === undefined ? {} : { orgUnit: text('orgUnit').replace(/^\/$/, '') || undefined }),
    password: posted.password || (before?.password ?? ''),
    verified: before?.verified ?? false,
  })
  if (!tenant.directory.namesake({ id: kept.id, userName: text('userName') })) return result
  return { data: null, errors: { ...result.errors, userName: 'is the username of somebody else' } }
}

/** The username, where it can be an id and is free; it stays when the username changes. */
function idFor(tenant: Tenant, userName: string): string {
  const plain = userName.replace(/[^A-Za-z0-9._@+-]/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'person'
  return firstFree(plain, (id) => tenant.directory.people.has(id))
}
