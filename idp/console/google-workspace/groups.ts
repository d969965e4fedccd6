import { groupSchema, type Person } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { candidateRows, groupKey, groupNames, memberRows, membersOf } from '../kit/groups.ts'
import { type Answer, adminUrl, type ConsolePage, wrong } from '../kit/page.ts'
import { saying } from './notices.ts'

/** Directory > Groups. */

const groupUrl = (tenant: Tenant, name: string, path = ''): string => adminUrl(tenant, `groups/${groupKey(name)}${path}`)

export function groupsPage(tenant: Tenant): ConsolePage {
  return {
    area: 'groups',
    heading: 'Groups',
    sections: [
      {
        links: [{ label: 'Create group', href: adminUrl(tenant, 'add-group') }],
        table: {
          caption: 'Groups',
          columns: ['Group name', 'Members'],
          rows: groupNames(tenant).map((name) => ({
            cells: [{ text: name, href: groupUrl(tenant, name) }, { text: String(membersOf(tenant, name).length) }],
          })),
          empty: 'There is no group yet.',
        },
      },
    ],
  }
}

export function newGroupPage(tenant: Tenant, posted: Posted, errors: Errors = {}): ConsolePage {
  const name = fieldsOf(posted, errors).text('name', 'Group name', { required: true })
  return {
    area: 'groups',
    heading: 'Create group',
    text: 'A group has only a name here: its email address and its owners are in no message.',
    sections: [
      {
        form: {
          action: adminUrl(tenant, 'groups'),
          hidden: [],
          groups: [{ fields: [name] }],
          buttons: [{ label: 'Create group' }],
          cancel: adminUrl(tenant, 'groups'),
        },
      },
    ],
  }
}

export function createGroup(tenant: Tenant, posted: Posted): Answer {
  const { data, errors } = checked(groupSchema, { name: (posted.name ?? '').trim() })
  if (!data) return wrong(newGroupPage(tenant, posted, errors))
  if (groupNames(tenant).includes(data.name)) return wrong(newGroupPage(tenant, posted, { name: 'is that of another group' }))
  tenant.directory.groups.set(data.name, data)
  return saying(`groups/${groupKey(data.name)}`, 'group-added')
}

export function groupPage(tenant: Tenant, name: string): ConsolePage {
  const rows = memberRows(membersOf(tenant, name), name, ({ id }) => adminUrl(tenant, `users/${id}`), {
    beside: 'email',
    label: 'Remove',
    action: ({ id }) => groupUrl(tenant, name, `/remove/${id}`),
  })
  return {
    area: 'groups',
    heading: name,
    sections: [
      {
        heading: 'Members',
        links: [{ label: 'Add members', href: groupUrl(tenant, name, '/members') }],
        table: {
          caption: `Members of ${name}`,
          columns: ['Member', 'Email', 'Actions'],
          rows,
          empty: 'The group has no member yet.',
        },
      },
      {
        heading: 'Delete group',
        text: 'Its members leave it at once.',
        form: {
          action: groupUrl(tenant, name, '/delete'),
          hidden: [],
          groups: [],
          buttons: [{ label: 'Delete group', quiet: true }],
        },
      },
    ],
  }
}

/** Everybody, with a way to add those who are no members. */
export function addMembersPage(tenant: Tenant, name: string): ConsolePage {
  const action = ({ id }: Person) => groupUrl(tenant, name, `/add/${id}`)
  const rows = candidateRows(tenant, name, 'Member', { beside: 'email', label: 'Add', action })
  return {
    area: 'groups',
    heading: 'Add members',
    text: name,
    sections: [
      { table: { caption: 'Users', columns: ['User', 'Email', 'Actions'], rows, empty: 'There is no user yet.' } },
      { links: [{ label: 'Done', href: groupUrl(tenant, name) }] },
    ],
  }
}
