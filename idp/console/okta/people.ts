import { type Person, personSchema } from '../../directory/schema.ts'
import { baseProfile } from '../../profiles/okta/base-profile.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { attributeField, attributesFrom, postedAttributes } from '../kit/attributes.ts'
import { checked, type Errors, type Field, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, adminUrl, type ConsolePage, type Section, wrong } from '../kit/page.ts'
import { personFrom, textsOf } from '../kit/person.ts'
import { nameOf, valueFields } from '../kit/values.ts'
import { groupsOf } from './groups.ts'
import { saying } from './notices.ts'
import { statusOf, verification } from './statuses.ts'
import { customNames } from './user-profile.ts'

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

/** Those of the default profile that have a place of their own in the data; the others are attributes by their names. */
const asked: readonly string[] = [
  ...['login', 'email', 'firstName', 'lastName', 'displayName'],
  ...['title', 'department', 'locale', 'timezone'],
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

/** One person: verification, profile, and what each assigned app's profile says of them. @param inApp values in an app that were refused */
export function personPage(
  tenant: Tenant,
  person: Person,
  posted: Posted = { ...textsOf(person), ...postedAttributes(person.attributes) },
  errors: Errors = {},
  inApp?: { app: string; posted: Posted; errors: Errors },
): ConsolePage {
  const field = fieldsOf(posted, errors)
  const at = (path: string) => adminUrl(tenant, `people/${person.id}${path}`)
  const apps = [...tenant.directory.apps.values()].flatMap((app): Section[] => {
    const assignment = tenant.directory.assignment(app, person.id)
    if (!assignment) return []
    const fields = valueFields(tenant, app, assignment, inApp?.app === app.id ? inApp : undefined)
    if (fields.length === 0) return [{ heading: app.name, text: 'The profile of this app has no attribute.' }]
    const buttons = [{ label: 'Save', name: `Save ${app.name} profile` }]
    return [{ heading: app.name, form: { action: at(`/apps/${app.id}`), hidden: [], groups: [{ grid: true, fields }], buttons } }]
  })
  return {
    area: 'people',
    heading: nameOf(person),
    text: person.userName,
    sections: [
      ...verification(tenant, person),
      {
        heading: 'Profile',
        form: {
          action: at(''),
          hidden: [],
          groups: [
            {
              grid: true,
              fields: [
                ...profileFields(field),
                ...baseProfile
                  .filter(([, name]) => !asked.includes(name))
                  .map(([label, name]) => attributeField(field, person.attributes, name, label)),
                ...customNames(tenant).map((name) => attributeField(field, person.attributes, name, name)),
                field.password('password', 'Password', { hint: 'Unchanged when left empty.' }),
              ],
            },
          ],
          buttons: [{ label: 'Save', name: 'Save profile' }],
        },
      },
      groupsOf(tenant, person),
      ...(apps.length > 0 ? apps : [{ heading: 'Assigned apps', text: 'No app is assigned to this person.' }]),
    ],
  }
}

/** The profile that was typed, with the custom attributes of User (default). */
export function savePerson(tenant: Tenant, person: Person, posted: Posted): Answer {
  const { data, errors } = personFrom(tenant, posted, person)
  const attributes = attributesFrom(person.attributes, posted)
  const whole = data
    ? checked(personSchema, { ...data, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) })
    : { data: null, errors }
  if (!whole.data) {
    const beside = Object.entries(whole.errors).map(([path, message]) => [path.replace(/\[\d+\]$/, ''), message])
    return wrong(personPage(tenant, person, posted, Object.fromEntries(beside)))
  }
  tenant.directory.people.set(person.id, whole.data)
  return saying(`people/${person.id}`, 'profile-saved')
}
