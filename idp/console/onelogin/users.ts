import { randomBytes } from 'node:crypto'
import { type Person, personSchema } from '../../directory/schema.ts'
import { keptBeside } from '../../profiles/onelogin/language/macros.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { attributeField, attributesFrom, postedAttributes } from '../kit/attributes.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, adminUrl, type ConsolePage, type Form, type Section, wrong } from '../kit/page.ts'
import { isAddress, personFrom, textsOf, usualName } from '../kit/person.ts'
import { nameOf } from '../kit/values.ts'
import { customFieldNames, fieldTitle } from './custom-fields.ts'
import { saying } from './notices.ts'

/** Users: the list, a new one, and what is known of one. */

export function usersPage(tenant: Tenant): ConsolePage {
  const people = [...tenant.directory.people.values()]
  return {
    area: 'users',
    heading: 'Users',
    sections: [
      {
        links: [{ label: 'New User', href: adminUrl(tenant, 'add-user') }],
        table: {
          caption: 'Users',
          columns: ['Name', 'Email', 'Username', 'Roles', 'Status'],
          rows: people.map((person) => ({
            cells: [
              { text: nameOf(person), href: adminUrl(tenant, `users/${person.id}`) },
              { text: person.email },
              { text: person.userName },
              { text: (person.groups ?? []).join(', ') },
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
  status === 'suspended' ? 'Suspended' : status === 'locked' ? 'Locked' : verified ? 'Active' : 'Unactivated'

function userGroups(tenant: Tenant, posted: Posted, errors: Errors, before?: Person): Form['groups'] {
  const field = fieldsOf(posted, errors)
  const custom = customFieldNames(tenant)
  return [
    {
      legend: 'User Info',
      grid: true,
      fields: [
        field.text('firstName', 'First name', { required: true }),
        field.text('lastName', 'Last name', { required: true }),
        field.text('email', 'Email', { required: true }),
        field.text('userName', 'Username', { hint: 'The email, when it is empty.' }),
        field.text('title', 'Title'),
        field.text('department', 'Department'),
        field.text('locale', 'Locale'),
        ...Object.entries(keptBeside).map(([name, label]) => attributeField(field, before?.attributes, name, label)),
      ],
    },
    ...(custom.length > 0
      ? [
          {
            legend: 'Custom Fields',
            grid: true,
            fields: custom.map((name) => attributeField(field, before?.attributes, name, fieldTitle(tenant, name))),
          },
        ]
      : []),
  ]
}

export const newUserPage = (tenant: Tenant, posted: Posted, errors: Errors = {}): ConsolePage => ({
  area: 'users',
  heading: 'New User',
  sections: [
    {
      form: {
        action: adminUrl(tenant, 'users'),
        hidden: [],
        groups: userGroups(tenant, posted, errors),
        buttons: [{ label: 'Save User' }],
        cancel: adminUrl(tenant, 'users'),
      },
    },
  ],
})

/** The user that was typed, or what is wrong beside each field. What the page does not show is kept. */
function userFrom(tenant: Tenant, posted: Posted, before: Person | undefined): ReturnType<typeof checked<Person>> {
  const text = (name: string) => (posted[name] ?? '').trim()
  const typed = {
    ...(before ? textsOf(before) : {}),
    ...posted,
    userName: text('userName') || text('email'),
    displayName: usualName(posted, before),
    // Nobody knows it: a user who is not activated has no password.
    password: before?.password ?? randomBytes(24).toString('hex'),
  }
  const result = personFrom(tenant, typed, before)
  const attributes = attributesFrom(before?.attributes, posted)
  const missing = ['firstName', 'lastName'].filter((name) => text(name) === '' && (before?.[name as 'firstName'] ?? '') !== '')
  const required = before ? missing : ['firstName', 'lastName'].filter((name) => text(name) === '')
  const { displayName: _, ...errors } = result.errors ?? {}
  const whole = result.data
    ? checked(personSchema, { ...result.data, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) })
    : { data: null, errors: {} }
  const wrongs: Errors = {
    ...errors,
    ...besideFields(whole.errors ?? {}),
    ...unlikely(posted, before),
    ...Object.fromEntries(required.map((name) => [name, 'must not be empty'])),
  }
  return whole.data && Object.keys(wrongs).length === 0 ? { data: whole.data, errors: null } : { data: null, errors: wrongs }
}

const longest = 256

/** What is typed anew and is no address, or longer than anything that a person is called (the limit is ours). */
function unlikely(posted: Posted, before: Person | undefined): Errors {
  const kept: Posted = before ? textsOf(before) : {}
  const typed = (name: string) => ((posted[name] ?? '').trim() === (kept[name] ?? '') ? '' : (posted[name] ?? '').trim())
  const texts = ['firstName', 'lastName', 'email', 'userName', 'title', 'department', 'locale']
  const long = texts.filter((name) => typed(name).length > longest)
  const email = typed('email')
  return {
    ...(email === '' || isAddress(email) ? {} : { email: 'must be an email address' }),
    ...Object.fromEntries(long.map((name) => [name, `must have at most ${longest} characters`])),
  }
}

/** `attributes.x[0]` is the field `attributes.x`. */
const besideFields = (errors: Errors): Errors =>
  Object.fromEntries(Object.entries(errors).map(([path, message]) => [path.replace(/\[\d+\]$/, ''), message]))

export function createUser(tenant: Tenant, posted: Posted): Answer {
  const { data, errors } = userFrom(tenant, posted, undefined)
  if (!data) return wrong(newUserPage(tenant, posted, errors))
  tenant.directory.people.set(data.id, data)
  return saying(`users/${data.id}`, 'user-added')
}

/** A page of one user. @param asked whose `menu` opens "More Actions" */
export function userPage(
  tenant: Tenant,
  person: Person,
  tab: 'info' | 'apps',
  sections: Section[],
  asked: Posted = {},
): ConsolePage {
  const at = (path: string) => adminUrl(tenant, `users/${person.id}${path}`)
  const own = tab === 'apps' ? '/apps' : ''
  const isOpen = asked.menu === 'more'
  const isBarred = person.status === 'suspended' || person.status === 'locked'
  const menu: Section = {
    facts: [{ name: 'Status', value: statusOf(person) }],
    links: [
      { label: 'More Actions', href: at(isOpen ? own : `${own}?menu=more`) },
      ...(isOpen ? [{ label: 'Change Password', href: at('/password') }] : []),
    ],
    ...(isOpen
      ? {
          form: {
            action: at('/status'),
            hidden: [],
            groups: [],
            buttons: [
              isBarred
                ? { label: person.status === 'locked' ? 'Unlock User' : 'Reactivate User', go: 'activate', quiet: true }
                : { label: 'Suspend User', go: 'suspend', quiet: true },
              { label: 'Delete', go: 'delete', quiet: true, name: `Delete ${nameOf(person)}` },
            ],
          },
        }
      : {}),
  }
  const tabs = [
    { label: 'User Info', href: at(''), current: tab === 'info' },
    { label: 'Applications', href: at('/apps'), current: tab === 'apps' },
  ]
  return { area: 'users', heading: nameOf(person), tabs, sections: [menu, ...sections] }
}

export function infoPage(
  tenant: Tenant,
  person: Person,
  asked: Posted,
  posted: Posted = { ...textsOf(person), ...postedAttributes(person.attributes) },
  errors: Errors = {},
): ConsolePage {
  const form = {
    action: adminUrl(tenant, `users/${person.id}`),
    hidden: [],
    groups: userGroups(tenant, posted, errors, person),
    buttons: [{ label: 'Save User' }],
  }
  return userPage(tenant, person, 'info', [{ form }], asked)
}

export function saveUser(tenant: Tenant, person: Person, posted: Posted): Answer {
  const { data, errors } = userFrom(tenant, posted, person)
  if (!data) return wrong(infoPage(tenant, person, {}, posted, errors))
  tenant.directory.people.set(data.id, data)
  return saying(`users/${data.id}`, 'user-saved')
}
