import type { Person } from '../../directory/schema.ts'
import { objectId } from '../../profiles/entra-id/identity.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { attributeField, attributesFrom, postedAttributes } from '../kit/attributes.ts'
import { type Errors, type Field, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, adminUrl, type ConsolePage, type Section, wrong } from '../kit/page.ts'
import { personFrom, textsOf } from '../kit/person.ts'
import { nameOf } from '../kit/values.ts'
import { identityWrong } from './identity.ts'
import { saying } from './notices.ts'

/** Users: the list, a new one, and what is known of one. */

export function usersPage(tenant: Tenant): ConsolePage {
  const people = [...tenant.directory.people.values()]
  return {
    area: 'users',
    heading: 'Users | All users',
    sections: [
      {
        links: [{ label: 'New user', href: adminUrl(tenant, 'users/new') }],
        table: {
          caption: 'All users',
          columns: ['Display name', 'User principal name', 'Email', 'Account status'],
          rows: people.map((person) => ({
            cells: [
              { text: nameOf(person), href: adminUrl(tenant, `users/${person.id}`), long: true },
              { text: person.userName, long: true },
              { text: person.email, long: true },
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
  status === 'suspended' ? 'Disabled' : status === 'locked' ? 'Locked out' : verified ? 'Enabled' : 'Pending acceptance'

const identityFields = (field: ReturnType<typeof fieldsOf>): Field[] => [
  field.text('displayName', 'Display name', { required: true }),
  field.text('firstName', 'First name'),
  field.text('lastName', 'Last name'),
  field.text('userName', 'User principal name', { required: true }),
  field.text('email', 'Email', { required: true }),
]

export function newUserPage(tenant: Tenant, posted: Posted, errors: Errors = {}): ConsolePage {
  const field = fieldsOf(posted, errors)
  return {
    area: 'users',
    heading: 'Create new user',
    text: 'A user who is created here can sign in at once.',
    sections: [
      {
        form: {
          action: adminUrl(tenant, 'users'),
          hidden: [],
          groups: [
            {
              grid: true,
              fields: [
                ...identityFields(field),
                field.password('password', 'Password', { required: true }),
                field.text('title', 'Job title'),
                field.text('department', 'Department'),
              ],
            },
          ],
          buttons: [{ label: 'Create' }],
          cancel: adminUrl(tenant, 'users'),
        },
      },
    ],
  }
}

export function createUser(tenant: Tenant, posted: Posted): Answer {
  const { data, errors } = personFrom(tenant, posted, undefined)
  const bad = { ...errors, ...identityWrong(posted, undefined) }
  if (!data || Object.keys(bad).length > 0) return wrong(newUserPage(tenant, posted, bad))
  tenant.directory.people.set(data.id, { ...data, verified: true })
  return saying(`users/${data.id}`, 'user-created')
}

const tabs = [
  ['overview', 'Overview', ''],
  ['properties', 'Properties', '/properties'],
  ['attributes', 'Extension attributes', '/attributes'],
  ['groups', 'Groups', '/groups'],
  ['apps', 'Applications', '/apps'],
] as const

/** A page of one user, with its menu. */
export function userPage(tenant: Tenant, person: Person, tab: (typeof tabs)[number][0], sections: Section[]): ConsolePage {
  const shown = tabs.map(([id, label, path]) => ({
    label,
    href: adminUrl(tenant, `users/${person.id}${path}`),
    current: id === tab,
  }))
  return { area: 'users', heading: nameOf(person), tabs: shown, sections }
}

export function overviewSections(tenant: Tenant, person: Person): Section[] {
  const facts = [
    { name: 'User principal name', value: person.userName },
    { name: 'Object ID', value: objectId(tenant.id, person), code: true },
    { name: 'User type', value: String(person.attributes?.usertype ?? 'Member') },
    { name: 'Account status', value: statusOf(person) },
    { name: 'Group memberships', value: String(person.groups?.length ?? 0) },
  ]
  const button = (path: string, label: string, quiet = false) => ({
    action: adminUrl(tenant, `users/${person.id}/${path}`),
    hidden: [],
    groups: [],
    buttons: [{ label, quiet }],
  })
  const invitation: Section = {
    heading: 'Invitation',
    text: 'This button stands for the link in the invitation email.',
    form: button('accept', 'Accept invitation'),
  }
  const end: Section = {
    heading: 'Delete',
    text: 'The user leaves every application and group, at once.',
    form: button('delete', 'Delete user', true),
  }
  return [{ facts }, ...(person.verified ? [] : [invitation]), end]
}

/** What the directory has beside the fields of everybody, in the order of the portal. */
const jobAttributes = { companyname: 'Company name', employeeid: 'Employee ID', officelocation: 'Office location' }
const contactAttributes = {
  streetaddress: 'Street address',
  city: 'City',
  state: 'State or province',
  postalcode: 'ZIP or postal code',
  country: 'Country or region',
  telephonenumber: 'Business phone',
  mobilephone: 'Mobile phone',
  othermail: 'Other emails',
}

const statusPosted = ({ status = 'active' }: Person): Posted => ({ status })

export function propertiesSections(
  tenant: Tenant,
  person: Person,
  posted: Posted = { ...textsOf(person), ...statusPosted(person), ...postedAttributes(person.attributes) },
  errors: Errors = {},
): Section[] {
  const field = fieldsOf(posted, errors)
  const attributes = (labels: Record<string, string>) =>
    Object.entries(labels).map(([name, label]) => attributeField(field, person.attributes, name, label, name === 'othermail'))
  const statuses = [
    ['active', 'Enabled'],
    ['suspended', 'Disabled'],
    ...(person.status === 'locked' ? [['locked', 'Locked out'] as const] : []),
  ] as const
  return [
    {
      form: {
        action: adminUrl(tenant, `users/${person.id}/properties`),
        hidden: [],
        groups: [
          {
            legend: 'Identity',
            grid: true,
            fields: [...identityFields(field), attributeField(field, person.attributes, 'usertype', 'User type')],
          },
          {
            legend: 'Job Information',
            grid: true,
            fields: [field.text('title', 'Job title'), field.text('department', 'Department'), ...attributes(jobAttributes)],
          },
          { legend: 'Contact Information', grid: true, fields: attributes(contactAttributes) },
          {
            legend: 'Settings',
            grid: true,
            fields: [
              field.select('status', 'Account status', statuses),
              field.text('locale', 'Preferred language'),
              field.password('password', 'Password', { hint: 'Unchanged when left empty.' }),
            ],
          },
        ],
        buttons: [{ label: 'Save' }],
      },
    },
  ]
}

export function saveProperties(tenant: Tenant, person: Person, posted: Posted): Answer {
  const { status: _, ...kept } = person
  const status = posted.status === undefined || posted.status === 'active' ? {} : { status: posted.status as 'suspended' }
  const attributes = attributesFrom(person.attributes, posted)
  const before = { ...kept, ...status, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) }
  const { data, errors } = personFrom(tenant, { ...textsOf(person), ...posted }, before)
  const bad = { ...errors, ...identityWrong(posted, person) }
  if (!data || Object.keys(bad).length > 0)
    return wrong(userPage(tenant, person, 'properties', propertiesSections(tenant, person, posted, bad)))
  tenant.directory.people.set(data.id, data)
  return saying(`users/${person.id}/properties`, 'user-saved')
}

/** Attributes that have a field on the other page. */
export const ordinaryAttributes: readonly string[] = [
  'usertype',
  ...Object.keys(jobAttributes),
  ...Object.keys(contactAttributes),
]
