import type { Person } from '../../../directory/schema.ts'

type Read = (person: Person) => string | readonly string[] | undefined

const [before, after] = [
  (text: string): string => text.split('@')[0] ?? '',
  (text: string): string => text.slice(text.indexOf('@') + 1),
]
const memberOf: Read = ({ groups = [] }) => groups

/** What may stand in braces in the text of a macro. OneLogin help, "Macros". Those without a value here have none to take it from. */
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
  ...Object.fromEntries(
    [
      'phone',
      'openid_name',
      'samaccountname',
      'external_id',
      'userprincipalname',
      'directory_name',
      'account_name',
      'account_url',
    ].map((name) => [name, () => undefined]),
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
  'Email name part': (person) => before(person.email),
  Title: (person) => person.title,
  Department: (person) => person.department,
  MemberOf: memberOf,
  'User Roles': memberOf,
  Company: () => undefined,
  Phone: () => undefined,
}
