import { assignedBy } from '../../directory/access.ts'
import { type App, type Person, personSchema } from '../../directory/schema.ts'
import { groupId } from '../../profiles/entra-id/groups.ts'
import { standardFields } from '../../profiles/entra-id/language/compile.ts'
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

/** What a directory that is synchronized from another one has; here it is typed. */
const onPremises = {
  onpremisessamaccountname: 'On-premises SAM account name',
  onpremisesuserprincipalname: 'On-premises user principal name',
  onpremisesimmutableid: 'On-premises immutable ID',
  onpremisesdomainname: 'On-premises domain name',
  onpremisessecurityidentifier: 'On-premises security identifier',
  netbiosname: 'NetBIOS name',
  dnsdomainname: 'DNS domain name',
}
const lists = { proxyaddresses: 'Proxy addresses', assignedroles: 'Assigned roles' }

/** Names of the directory's own attributes that have no field elsewhere. */
function extensionsOf({ directory }: Tenant): string[] {
  const elsewhere = [
    ...ordinaryAttributes,
    ...[...numbered, ...Object.entries(onPremises), ...Object.entries(lists)].map(([name]) => name),
  ]
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
          {
            legend: 'On-premises',
            grid: true,
            fields: [
              ...Object.entries(onPremises).map(([name, label]) => own(name, label)),
              ...Object.entries(lists).map(([name, label]) => attributeField(field, person.attributes, name, label, true)),
            ],
          },
          { legend: 'Extension attributes', grid: true, fields: numbered.map(([name, label]) => own(name, label)) },
        ],
        buttons: [{ label: 'Save' }],
      },
    },
    ...(extensions.length > 0 ? [deletions(tenant, person, extensions)] : []),
  ]
}

const deletions = (tenant: Tenant, person: Person, extensions: readonly string[]): Section => ({
  heading: 'Delete a directory extension',
  text: 'It goes for every user, with its values; a claim that is made of it is not sent any more.',
  table: {
    caption: 'Directory extensions',
    columns: ['Attribute name', 'Actions'],
    rows: extensions.map((name) => ({
      cells: [{ text: name, code: true, long: true }],
      posts: [
        {
          label: 'Delete',
          action: adminUrl(tenant, `users/${person.id}/attributes/${encodeURIComponent(name)}/delete`),
          name: `Delete the extension ${name}`,
        },
      ],
    })),
    empty: '',
  },
})

/** Null where there is no such extension. */
export function deleteExtension(tenant: Tenant, person: Person, name: string): Answer {
  if (!extensionsOf(tenant).includes(name)) return null
  tenant.directory.removeCustomAttribute(name)
  return saying(`users/${person.id}/attributes`, 'extension-deleted')
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
  const wrongs: Errors = { ...besideFields(errors ?? {}, name), ...nameWrong(tenant, name, value) }
  if (!data || Object.keys(wrongs).length > 0)
    return wrong(userPage(tenant, person, 'attributes', attributeSections(tenant, person, posted, wrongs)))
  tenant.directory.people.set(person.id, data)
  return saying(`users/${person.id}/attributes`, 'user-saved')
}

/** @param fresh the attribute that the form adds; that of a list is wrong at one of its values */
const besideFields = (errors: Errors, fresh: string): Errors =>
  Object.fromEntries(
    Object.entries(errors).map(([path, message]) => {
      const field = path.replace(/\[\d+\]$/, '')
      return [field === `attributes.${fresh}` ? 'new.value' : field, message]
    }),
  )

function nameWrong({ directory }: Tenant, name: string, value: string): Errors {
  if (name === '') return value === '' ? {} : { 'new.name': 'must not be empty beside a value' }
  if (!/^[A-Za-z_]\w{0,127}$/.test(name)) return { 'new.name': 'must be letters, digits and _, and not begin with a digit' }
  if (standardFields.includes(name.toLowerCase())) return { 'new.name': 'is the name of an attribute that every user has' }
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
          cells: [
            { text: app.name, href: adminUrl(tenant, `apps/${app.id}`), long: true },
            { text: assignmentType(app, person), long: true },
          ],
        })),
        empty: 'No application is assigned to this user.',
      },
    },
  ]
}

/** By what somebody has an application. The words for one that asks for no assignment are ours. */
function assignmentType(app: App, person: Person): string {
  const assigned = assignedBy(app, person)
  if (assigned?.by === 'groups') return `Group: ${assigned.groups.join(', ')}`
  return assigned?.by === 'person' ? 'Direct' : 'Assignment is not required'
}
