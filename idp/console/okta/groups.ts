import { groupSchema, type Person } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { assignableGroups, candidateRows, groupKey, memberRows, membersOf } from '../kit/groups.ts'
import { type Answer, adminUrl, type ConsolePage, type Section, wrong } from '../kit/page.ts'
import { nameOf } from '../kit/values.ts'
import { saying } from './notices.ts'

/** Directory > Groups. The built-in group has everybody, and nobody leaves it. */

const groupUrl = (tenant: Tenant, name: string, path = ''): string => adminUrl(tenant, `groups/${groupKey(name)}${path}`)

const isBuiltIn = ({ profile }: Tenant, name: string): boolean => name === profile.everyoneGroup

const peopleOf = (tenant: Tenant, name: string): Person[] =>
  isBuiltIn(tenant, name) ? [...tenant.directory.people.values()] : membersOf(tenant, name)

export function groupsPage(tenant: Tenant): ConsolePage {
  const apps = (name: string) => [...tenant.directory.apps.values()].filter(({ access }) => access?.groups?.includes(name))
  const everybodys = [...tenant.directory.apps.values()].filter(({ access }) => access?.everyone)
  return {
    area: 'groups',
    heading: 'Groups',
    sections: [
      {
        links: [{ label: 'Add group', href: adminUrl(tenant, 'add-group') }],
        table: {
          caption: 'Groups',
          columns: ['Group name', 'People', 'Applications'],
          rows: assignableGroups(tenant).map((name) => ({
            cells: [
              { text: name, href: groupUrl(tenant, name) },
              { text: String(peopleOf(tenant, name).length) },
              { text: String((isBuiltIn(tenant, name) ? everybodys : apps(name)).length) },
            ],
          })),
          empty: '',
        },
      },
    ],
  }
}

export function newGroupPage(tenant: Tenant, posted: Posted, errors: Errors = {}): ConsolePage {
  const name = fieldsOf(posted, errors).text('name', 'Name', { required: true })
  return {
    area: 'groups',
    heading: 'Add group',
    text: 'A group has only a name here: its description is in no message.',
    sections: [
      {
        form: {
          action: adminUrl(tenant, 'groups'),
          hidden: [],
          groups: [{ fields: [name] }],
          buttons: [{ label: 'Save' }],
          cancel: adminUrl(tenant, 'groups'),
        },
      },
    ],
  }
}

export function createGroup(tenant: Tenant, posted: Posted): Answer {
  const { data, errors } = checked(groupSchema, { name: (posted.name ?? '').trim() })
  if (!data) return wrong(newGroupPage(tenant, posted, errors))
  if (assignableGroups(tenant).includes(data.name))
    return wrong(newGroupPage(tenant, posted, { name: 'is that of another group' }))
  tenant.directory.groups.set(data.name, data)
  return saying(`groups/${groupKey(data.name)}`, 'group-added')
}

/** Its people, and what can be done with it. */
export function groupPage(tenant: Tenant, name: string): ConsolePage {
  const builtIn = isBuiltIn(tenant, name)
  const all = memberRows(peopleOf(tenant, name), name, ({ id }) => adminUrl(tenant, `people/${id}`), {
    beside: 'userName',
    label: 'Remove',
    action: ({ id }) => groupUrl(tenant, name, `/remove/${id}`),
  })
  const rows = builtIn ? all.map(({ cells }) => ({ cells })) : all
  const people: Section = {
    heading: 'People',
    ...(builtIn ? { text: 'Everybody is in this group, and nobody leaves it.' } : {}),
    links: builtIn ? [] : [{ label: 'Assign people', href: groupUrl(tenant, name, '/assign') }],
    table: {
      caption: `People in ${name}`,
      columns: ['Person', 'Username', ...(builtIn ? [] : ['Actions'])],
      rows,
      empty: 'Nobody is in this group yet.',
    },
  }
  const form = {
    action: groupUrl(tenant, name, '/delete'),
    hidden: [],
    groups: [],
    buttons: [{ label: 'Delete', name: `Delete ${name}`, quiet: true }],
  }
  const deletion: Section = {
    heading: 'Delete group',
    text: 'Its people leave it at once, and its apps are theirs no more.',
    form,
  }
  return { area: 'groups', heading: name, sections: builtIn ? [people] : [people, deletion] }
}

/** Everybody, with a way to put those into the group who are not in it. */
export function assignPage(tenant: Tenant, name: string): ConsolePage {
  const action = ({ id }: Person) => groupUrl(tenant, name, `/add/${id}`)
  const rows = candidateRows(tenant, name, 'Assigned', { beside: 'userName', label: 'Assign', action })
  return {
    area: 'groups',
    heading: 'Assign people',
    text: name,
    sections: [
      { table: { caption: 'People', columns: ['Person', 'Username', 'Actions'], rows, empty: 'The directory has nobody yet.' } },
      { links: [{ label: 'Done', href: groupUrl(tenant, name) }] },
    ],
  }
}

/** The groups that a person is in. */
export const groupsOf = (tenant: Tenant, person: Person): Section => ({
  heading: 'Groups',
  table: {
    caption: `Memberships of ${nameOf(person)}`,
    columns: ['Group name'],
    rows: [tenant.profile.everyoneGroup ?? [], person.groups ?? []].flat().map((name) => ({
      cells: [{ text: name, href: groupUrl(tenant, name) }],
    })),
    empty: '',
  },
})
