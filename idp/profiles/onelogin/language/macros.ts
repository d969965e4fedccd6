import type { Person } from '../../../directory/schema.ts'
import { uuidOf } from '../identity.ts'

type Read = (person: Person, tenantId: string) => string | readonly string[] | undefined

const [before, after] = [
  (text: string): string => text.split('@')[0] ?? '',
  (text: string): string => text.slice(text.indexOf('@') + 1),
]
/** What no person has here but by a custom field of that name. */
const custom =
  (name: string): Read =>
  ({ attributes }) =>
    attributes && Object.hasOwn(attributes, name) ? (attributes[name] ?? undefined) : undefined
const roles: Read = ({ groups = [] }) => groups
/** "The user's directory membership", one text: what the user's directory is told to have, apart from the roles (OneLogin API, users). */
const memberOf: Read = custom('member_of')

/** What may stand in braces in the text of a macro. OneLogin help, "Macros". Those that no person has here are custom fields of that name, and without one have no value. */
export const macros: Readonly<Record<string, Read>> = {
  name: (person) => `${person.firstName} ${person.lastName}`.trim(),
  firstname: (person) => person.firstName,
  firstinitial: (person) => person.firstName.slice(0, 1),
  lastname: (person) => person.lastName,
  lastinitial: (person) => person.lastName.slice(0, 1),
  email: (person) => person.email,
  email_name_part: (person) => before(person.email),
  email_domain_part: (person) => after(person.email),
  username: (person) => person.userName,
  department: (person) => person.department,
  title: (person) => person.title,
  member_of: memberOf,
  phone: custom('phone'),
  ...Object.fromEntries(
    [
      ...['openid_name', 'samaccountname', 'external_id', 'userprincipalname'],
      ...['directory_name', 'account_name', 'account_url'],
    ].map((name) => [name, custom(name)]),
  ),
}

/** The value of a parameter that rules alone give one. */
export const noDefault = '- No default -'

/** What the list of values offers, by its label. */
export const listed: Readonly<Record<string, Read>> = {
  [noDefault]: () => undefined,
  Email: (person) => person.email,
  'First Name': (person) => person.firstName,
  'Last Name': (person) => person.lastName,
  Name: (person) => `${person.firstName} ${person.lastName}`.trim(),
  Username: (person) => person.userName,
  UUID: (person, tenantId) => uuidOf(tenantId, person),
  'Email name part': (person) => before(person.email),
  Title: (person) => person.title,
  Department: (person) => person.department,
  MemberOf: memberOf,
  'User Roles': roles,
  Company: custom('company'),
  Phone: custom('phone'),
}

/** Fields of every user that are kept beside the others, by the labels that they have in the list. */
export const keptBeside: Readonly<Record<string, string>> = { company: 'Company', phone: 'Phone', member_of: 'MemberOf' }

/** What a condition may be about: the list of values without what is no field. */
export const fieldsOfUser: readonly string[] = Object.keys(listed).filter((each) => each !== noDefault)
