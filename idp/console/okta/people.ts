import { type Person, personSchema } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, type Field, fieldsOf, type Posted } from '../fields.ts'
import { nameOf, valueFields } from './assignments.ts'
import { adminUrl, type ConsolePage, type Section } from './page.ts'

/** Directory > People. */

export function peoplePage(tenant: Tenant): ConsolePage {
  const people = [...tenant.directory.people.values()]
  return {
    area: 'people',
    heading: 'People',
    sections: [
      {
        links: [{ label: 'Add Person', href: adminUrl(tenant, 'people/new') }],
        table: {
          caption: 'People',
          columns: ['Person', 'Username', 'Primary email', 'Status'],
          rows: people.map((person) => ({
            cells: [
              { text: nameOf(person), href: adminUrl(tenant, `people/${person.id}`) },
              { text: person.userName },
              { text: person.email },
              { text: statusOf(person) },
            ],
          })),
          empty: 'The directory has nobody yet.',
        },
      },
    ],
  }
}

/** Okta help, "User account statuses". */
const statusOf = ({ verified, status = 'active' }: Person): string =>
  status === 'suspended' ? 'Suspended' : status === 'locked' ? 'Locked out' : verified ? 'Active' : 'Pending user action'

const profileFields = (field: ReturnType<typeof fieldsOf>): Field[] => [
  field.text('firstName', 'First name'),
  field.text('lastName', 'Last name'),
  field.text('userName', 'Username', { required: true }),
  field.text('email', 'Primary email', { required: true }),
  field.text('displayName', 'Display name'),
  field.text('title', 'Title'),
  field.text('department', 'Department'),
  field.text('locale', 'Locale'),
  field.text('timeZone', 'Time zone'),
]

export function newPersonPage(tenant: Tenant, posted: Posted, errors: Errors = {}): ConsolePage {
  const field = fieldsOf(posted, errors)
  return {
    area: 'people',
    heading: 'Add Person',
    text: 'A person who was added has to finish the verification before they can sign in.',
    sections: [
      {
        form: {
          action: adminUrl(tenant, 'people'),
          hidden: [],
          groups: [{ grid: true, fields: [...profileFields(field), field.password('password', 'Password', { required: true })] }],
          buttons: [{ label: 'Save' }],
          cancel: adminUrl(tenant, 'people'),
        },
      },
    ],
  }
}

/** One person: verification, profile, and what each assigned app's profile says of them. */
export function personPage(tenant: Tenant, person: Person, posted: Posted = textsOf(person), errors: Errors = {}): ConsolePage {
  const field = fieldsOf(posted, errors)
  const at = (path: string) => adminUrl(tenant, `people/${person.id}${path}`)
  const apps = [...tenant.directory.apps.values()].flatMap((app): Section[] => {
    const assignment = tenant.directory.assignment(app, person.id)
    if (!assignment) return []
    const fields = valueFields(tenant, app, assignment)
    if (fields.length === 0) return [{ heading: app.name, text: 'The profile of this app has no attribute.' }]
    const buttons = [{ label: 'Save', name: `Save ${app.name} profile` }]
    return [{ heading: app.name, form: { action: at(`/apps/${app.id}`), hidden: [], groups: [{ grid: true, fields }], buttons } }]
  })
  return {
    area: 'people',
    heading: nameOf(person),
    text: person.userName,
    sections: [
      verification(person, at('/verify')),
      {
        heading: 'Profile',
        form: {
          action: at(''),
          hidden: [],
          groups: [
            {
              grid: true,
              fields: [...profileFields(field), field.password('password', 'Password', { hint: 'Unchanged when left empty.' })],
            },
          ],
          buttons: [{ label: 'Save', name: 'Save profile' }],
        },
      },
      ...(apps.length > 0 ? apps : [{ heading: 'Assigned apps', text: 'No app is assigned to this person.' }]),
    ],
  }
}

function verification(person: Person, action: string): Section {
  const facts = [{ name: 'Status', value: statusOf(person) }]
  if (person.verified) return { heading: 'Verification', facts }
  const text = 'This button stands for the link in the activation email.'
  const buttons = [{ label: 'Complete Verification' }]
  return { heading: 'Verification', facts, text, form: { action, hidden: [], groups: [], buttons } }
}

const textsOf = (person: Person): Posted =>
  Object.fromEntries(Object.entries(person).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))

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
    password: posted.password || (before?.password ?? ''),
    verified: before?.verified ?? false,
  })
  const same = tenant.directory.findByUserName(text('userName'))
  const taken = same !== undefined && same.id !== before?.id
  if (!taken) return result
  return { data: null, errors: { ...result.errors, userName: 'is the username of somebody else' } }
}

/** The username, where it can be an id and is free; it stays when the username changes. */
function idFor(tenant: Tenant, userName: string): string {
  const plain = userName.replace(/[^A-Za-z0-9._@+-]/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'person'
  for (let count = 1; ; count++) {
    const id = (count === 1 ? plain : `${plain}-${count}`).slice(-128)
    if (!tenant.directory.people.has(id)) return id
  }
}
