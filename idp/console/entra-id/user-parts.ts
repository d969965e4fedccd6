import { type Person, personSchema } from '../../directory/schema.ts'
import { groupId } from '../../profiles/entra-id/groups.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { attributeField, attributesFrom, postedAttributes } from '../kit/attributes.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { groupNames } from '../kit/groups.ts'
import { type Answer, adminUrl, type Section, wrong } from '../kit/page.ts'
import { groupUrl } from './groups.ts'
import { saying } from './notices.ts'
import { ordinaryAttributes, userPage } from './users.ts'

/** A user's extension attributes, groups and applications. */

const numbered = Array.from(
  { length: 15 },
  (_, index) => [`extensionattribute${index + 1}`, `extensionAttribute${index + 1}`] as const,
)

/** Names of the directory's own attributes that have no field elsewhere. */
function extensionsOf({ directory }: Tenant): string[] {
  const elsewhere = [...ordinaryAttributes, ...numbered.map(([name]) => name)]
  return directory.customAttributeNames().filter((name) => !elsewhere.includes(name))
}

export function attributeSections(
  tenant: Tenant,
  person: Person,
  posted: Posted = postedAttributes(person.attributes),
  errors: Errors = {},
): Section[] {
  const field = fieldsOf(posted, errors)
  const own = (name: string, label: string) => attributeField(field, person.attributes, name, label)
  const extensions = extensionsOf(tenant)
  return [
    {
      form: {
        action: adminUrl(tenant, `users/${person.id}/attributes`),
        hidden: [],
        groups: [
          ...(extensions.length > 0
            ? [{ legend: 'Directory extensions', grid: true, fields: extensions.map((name) => own(name, name)) }]
            : []),
          {
            legend: 'New directory extension',
            hint: 'Claims write it as user.<name>.',
            grid: true,
            fields: [
              field.text('new.name', 'Attribute name'),
              field.textarea('new.value', 'Attribute value', { hint: 'Several values: one a line.' }),
            ],
          },
          { legend: 'Extension attributes', grid: true, fields: numbered.map(([name, label]) => own(name, label)) },
        ],
        buttons: [{ label: 'Save' }],
      },
    },
  ]
}

export function saveAttributes(tenant: Tenant, person: Person, posted: Posted): Answer {
  const name = (posted['new.name'] ?? '').trim()
  const value = posted['new.value'] ?? ''
  const fresh = name === '' ? {} : { [`attributes.${name}`]: value }
  const attributes = attributesFrom(
    { ...person.attributes, ...(name !== '' && value === '' ? { [name]: null } : {}) },
    {
      ...posted,
      ...fresh,
    },
  )
  const { data, errors } = checked(personSchema, { ...person, attributes })
  const wrongs: Errors = { ...errors, ...nameWrong(tenant, name, value) }
  if (!data || Object.keys(wrongs).length > 0)
    return wrong(userPage(tenant, person, 'attributes', attributeSections(tenant, person, posted, wrongs)))
  tenant.directory.people.set(person.id, data)
  return saying(`users/${person.id}/attributes`, 'user-saved')
}

function nameWrong({ directory }: Tenant, name: string, value: string): Errors {
  if (name === '') return value === '' ? {} : { 'new.name': 'must not be empty beside a value' }
  if (!/^[A-Za-z_]\w{0,127}$/.test(name)) return { 'new.name': 'must be letters, digits and _, and not begin with a digit' }
  return directory.customAttributeNames().includes(name) ? { 'new.name': 'is there already' } : {}
}

export function groupSections(tenant: Tenant, person: Person): Section[] {
  const mine = person.groups ?? []
  const others = groupNames(tenant).filter((name) => !mine.includes(name))
  const action = (name: string, what: 'add' | 'remove') =>
    adminUrl(tenant, `users/${person.id}/groups/${groupId(tenant.id, name)}/${what}`)
  return [
    {
      table: {
        caption: 'Group memberships',
        columns: ['Name', 'Group type', 'Actions'],
        rows: mine.map((name) => ({
          cells: [{ text: name, href: groupUrl(tenant, name) }, { text: 'Security' }],
          posts: [{ label: 'Remove', action: action(name, 'remove'), name: `Remove membership of ${name}` }],
        })),
        empty: 'This user is in no group.',
      },
    },
    {
      heading: 'Add memberships',
      table: {
        caption: 'Other groups',
        columns: ['Name', 'Actions'],
        rows: others.map((name) => ({
          cells: [{ text: name }],
          posts: [{ label: 'Add', action: action(name, 'add'), name: `Add membership of ${name}` }],
        })),
        empty: 'There is no other group.',
      },
    },
  ]
}

export function appSections(tenant: Tenant, person: Person): Section[] {
  const apps = [...tenant.directory.apps.values()].filter((app) => tenant.directory.assignment(app, person.id))
  return [
    {
      table: {
        caption: 'Applications',
        columns: ['Name', 'Assignment type'],
        rows: apps.map((app) => ({
          cells: [{ text: app.name, href: adminUrl(tenant, `apps/${app.id}`) }, { text: 'Direct' }],
        })),
        empty: 'No application is assigned to this user.',
      },
    },
  ]
}
