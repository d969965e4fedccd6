import { topUnit } from '../../directory/access.ts'
import type { Person } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { type Errors, type Field, fieldsOf, type Posted } from '../kit/fields.ts'
import { groupKey } from '../kit/groups.ts'
import { type Answer, adminUrl, type ConsolePage, type Section, wrong } from '../kit/page.ts'
import { isAddress, personFrom, textsOf, usualName } from '../kit/person.ts'
import { nameOf } from '../kit/values.ts'
import { saying } from './notices.ts'
import { unitNames } from './units.ts'
import { informationFacts } from './user-information.ts'

/** Directory > Users: the list, a new one, and the page of one. */

/** @param menu whether "More options" was pressed, which opens its menu */
export function usersPage(tenant: Tenant, menu: boolean): ConsolePage {
  const people = [...tenant.directory.people.values()]
  return {
    area: 'users',
    heading: 'Users',
    sections: [
      {
        links: [
          { label: 'Add new user', href: adminUrl(tenant, 'add-user') },
          { label: 'More options', href: adminUrl(tenant, menu ? 'users' : 'users?menu=more') },
          ...(menu ? [{ label: 'Manage custom attributes', href: adminUrl(tenant, 'attributes') }] : []),
        ],
        table: {
          caption: 'Users',
          columns: ['Name', 'Email', 'Status'],
          rows: people.map((person) => ({
            cells: [
              { text: nameOf(person), href: adminUrl(tenant, `users/${person.id}`) },
              { text: person.email },
              { text: statusOf(person) },
            ],
          })),
          empty: 'There is no user yet.',
        },
      },
    ],
  }
}

const statusOf = ({ verified, status = 'active' }: Person): string =>
  status === 'suspended' ? 'Suspended' : status === 'locked' ? 'Locked' : verified ? 'Active' : 'Not verified yet'

const identityFields = (tenant: Tenant, field: ReturnType<typeof fieldsOf>, required: boolean): Field[] => [
  field.text('firstName', 'First name', { required }),
  field.text('lastName', 'Last name', { required }),
  field.text('email', 'Primary email', { required: true }),
  field.text('orgUnit', 'Organizational unit', {
    hint: 'Such as /Sales/EMEA; with none, the topmost one.',
    suggestions: unitNames(tenant),
  }),
]

export function newUserPage(tenant: Tenant, posted: Posted, errors: Errors = {}): ConsolePage {
  const field = fieldsOf(posted, errors)
  return {
    area: 'users',
    heading: 'Add new user',
    text: 'The user signs in with the primary email, and can do so at once.',
    sections: [
      {
        form: {
          action: adminUrl(tenant, 'users'),
          hidden: [],
          groups: [
            {
              legend: 'User information',
              grid: true,
              fields: [...identityFields(tenant, field, true), field.password('password', 'Password', { required: true })],
            },
          ],
          buttons: [{ label: 'Add new user' }],
          cancel: adminUrl(tenant, 'users'),
        },
      },
    ],
  }
}

export function createUser(tenant: Tenant, posted: Posted): Answer {
  const { data, errors } = userFrom(tenant, posted, undefined)
  if (!data) return wrong(newUserPage(tenant, posted, errors))
  tenant.directory.people.set(data.id, { ...data, verified: true })
  return saying(`users/${data.id}`, 'user-added')
}

/** The primary email is what a user signs in with, unless they had another name for that before. */
function userFrom(tenant: Tenant, posted: Posted, before: Person | undefined): ReturnType<typeof personFrom> {
  const text = (name: string) => (posted[name] ?? '').trim()
  const userName = before && before.userName !== before.email ? before.userName : text('email')
  const result = personFrom(
    tenant,
    {
      ...(before ? textsOf(before) : {}),
      ...posted,
      userName,
      displayName: usualName(posted, before),
      password: posted.password ?? '',
    },
    before,
  )
  const { userName: _, ...errors } = result.errors ?? {}
  const password = posted.password ?? ''
  const missing = ['firstName', 'lastName'].filter((name) => !before && text(name) === '')
  const wrongs: Errors = {
    ...errors,
    ...(tenant.directory.namesake({ id: before?.id ?? '', userName }) ? { email: 'is the address of another user' } : {}),
    ...(isAddress(text('email')) ? {} : { email: 'must be an address such as ada@acme.example' }),
    ...(password !== '' && (password.length < 8 || password.length > 100) ? { password: 'must have 8 to 100 characters' } : {}),
    ...Object.fromEntries(missing.map((name) => [name, 'must not be empty'])),
  }
  return result.data && Object.keys(wrongs).length === 0 ? { data: result.data, errors: null } : { data: null, errors: wrongs }
}

/** One user, with what can be done about them. */
export function userPage(tenant: Tenant, person: Person): ConsolePage {
  const at = (path: string) => adminUrl(tenant, `users/${person.id}${path}`)
  const facts = informationFacts(tenant, person)
  const isBarred = person.status === 'suspended' || person.status === 'locked'
  return {
    area: 'users',
    heading: nameOf(person),
    text: person.email,
    sections: [
      {
        facts: [
          { name: 'Status', value: statusOf(person) },
          { name: 'Organizational unit', value: person.orgUnit ?? topUnit },
          ...(person.userName === person.email ? [] : [{ name: 'Signs in as', value: person.userName }]),
        ],
        links: [{ label: 'Update user', href: at('/update') }],
        form: {
          action: at('/status'),
          hidden: [],
          groups: [],
          buttons: [
            isBarred
              ? { label: 'Reactivate user', go: 'reactivate', quiet: true }
              : { label: 'Suspend user', go: 'suspend', quiet: true },
            ...(person.verified ? [] : [{ label: 'Complete verification', go: 'verify', quiet: true }]),
            { label: 'Delete user', go: 'delete', quiet: true },
          ],
        },
      },
      {
        heading: 'User information',
        links: [{ label: 'Edit', href: at('/information'), name: 'Edit user information' }],
        ...(facts.length > 0 ? { facts } : { text: 'Nothing is known beside name and email.' }),
      },
      groupsSection(tenant, person),
      appsSection(tenant, person),
    ],
  }
}

function groupsSection(tenant: Tenant, { groups = [] }: Person): Section {
  return {
    heading: 'Groups',
    table: {
      caption: 'Groups',
      columns: ['Group name'],
      rows: groups.map((name) => ({ cells: [{ text: name, href: adminUrl(tenant, `groups/${groupKey(name)}`) }] })),
      empty: 'The user is in no group.',
    },
  }
}

function appsSection(tenant: Tenant, person: Person): Section {
  const apps = [...tenant.directory.apps.values()].filter((app) => tenant.directory.assignment(app, person.id))
  return {
    heading: 'Apps',
    table: {
      caption: 'Apps',
      columns: ['Name', 'Service status'],
      rows: apps.map(({ id, name }) => ({ cells: [{ text: name, href: adminUrl(tenant, `apps/${id}`) }, { text: 'ON' }] })),
      empty: 'No app is on for this user.',
    },
  }
}

export function updatePage(tenant: Tenant, person: Person, posted: Posted = textsOf(person), errors: Errors = {}): ConsolePage {
  const field = fieldsOf(posted, errors)
  const password = field.password('password', 'Password', { hint: 'Unchanged when left empty.' })
  return {
    area: 'users',
    heading: 'Update user',
    text: nameOf(person),
    sections: [
      {
        form: {
          action: adminUrl(tenant, `users/${person.id}/update`),
          hidden: [],
          groups: [{ grid: true, fields: [...identityFields(tenant, field, false), password] }],
          buttons: [{ label: 'Update user' }],
          cancel: adminUrl(tenant, `users/${person.id}`),
        },
      },
    ],
  }
}

export function saveUser(tenant: Tenant, person: Person, posted: Posted): Answer {
  const { data, errors } = userFrom(tenant, posted, person)
  if (!data) return wrong(updatePage(tenant, person, posted, errors))
  tenant.directory.people.set(data.id, data)
  return saying(`users/${data.id}`, 'user-saved')
}

/** @param go what the button says */
export function changeStatus({ directory }: Tenant, person: Person, go: string | undefined): Answer {
  const { status: _, ...active } = person
  const page = `users/${person.id}`
  if (go === 'delete') {
    directory.removePerson(person.id)
    return saying('users', 'user-deleted')
  }
  if (go === 'suspend') {
    directory.people.set(person.id, { ...person, status: 'suspended' })
    return saying(page, 'user-suspended')
  }
  if (go === 'reactivate') {
    directory.people.set(person.id, active)
    return saying(page, 'user-reactivated')
  }
  if (go !== 'verify') return page
  directory.people.set(person.id, { ...person, verified: true })
  return saying(page, 'verified')
}
