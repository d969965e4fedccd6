import { groupSchema, type Person } from '../../directory/schema.ts'
import { groupId } from '../../profiles/entra-id/groups.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { candidateRows, groupNames, memberRows, membersOf } from '../kit/groups.ts'
import { type Answer, adminUrl, type ConsolePage, wrong } from '../kit/page.ts'
import { saying } from './notices.ts'

/** Groups, and who is in them. In addresses a group has its object id. */

/** The group with this object id; undefined where there is none. */
export const groupAt = (tenant: Tenant, id: string | undefined): string | undefined =>
  groupNames(tenant).find((name) => groupId(tenant.id, name) === id)

export const groupUrl = (tenant: Tenant, name: string, path = ''): string =>
  adminUrl(tenant, `groups/${groupId(tenant.id, name)}${path}`)

export function groupsPage(tenant: Tenant): ConsolePage {
  return {
    area: 'groups',
    heading: 'Groups | All groups',
    sections: [
      {
        links: [{ label: 'New group', href: adminUrl(tenant, 'groups/new') }],
        table: {
          caption: 'All groups',
          columns: ['Name', 'Object Id', 'Group type', 'Members'],
          rows: groupNames(tenant).map((name) => ({
            cells: [
              { text: name, href: groupUrl(tenant, name) },
              { text: groupId(tenant.id, name), code: true },
              { text: 'Security' },
              { text: String(membersOf(tenant, name).length) },
            ],
          })),
          empty: 'There is no group yet.',
        },
      },
    ],
  }
}

export function newGroupPage(tenant: Tenant, posted: Posted, errors: Errors = {}): ConsolePage {
  return {
    area: 'groups',
    heading: 'New Group',
    sections: [
      {
        facts: [
          { name: 'Group type', value: 'Security' },
          { name: 'Membership type', value: 'Assigned' },
        ],
        form: {
          action: adminUrl(tenant, 'groups'),
          hidden: [],
          groups: [{ fields: [fieldsOf(posted, errors).text('name', 'Group name', { required: true })] }],
          buttons: [{ label: 'Create' }],
          cancel: adminUrl(tenant, 'groups'),
        },
      },
    ],
  }
}

export function createGroup(tenant: Tenant, posted: Posted): Answer {
  const { data, errors } = checked(groupSchema, { name: (posted.name ?? '').trim() })
  if (!data) return wrong(newGroupPage(tenant, posted, errors))
  if (groupNames(tenant).includes(data.name)) return wrong(newGroupPage(tenant, posted, { name: 'is the name of another group' }))
  tenant.directory.groups.set(data.name, data)
  return saying(`groups/${groupId(tenant.id, data.name)}`, 'group-created')
}

export function groupPage(tenant: Tenant, name: string): ConsolePage {
  const rows = memberRows(membersOf(tenant, name), name, ({ id }) => adminUrl(tenant, `users/${id}`), {
    beside: 'userName',
    label: 'Remove',
    action: ({ id }) => groupUrl(tenant, name, `/remove/${id}`),
  })
  return {
    area: 'groups',
    heading: name,
    sections: [
      {
        facts: [
          { name: 'Object Id', value: groupId(tenant.id, name), code: true },
          { name: 'Membership type', value: 'Assigned' },
        ],
      },
      {
        heading: 'Members',
        links: [{ label: 'Add members', href: groupUrl(tenant, name, '/members') }],
        table: {
          caption: `Members of ${name}`,
          columns: ['Name', 'User principal name', 'Actions'],
          rows,
          empty: 'Nobody is in this group.',
        },
      },
      {
        heading: 'Delete',
        text: 'Its members leave it at once.',
        form: {
          action: groupUrl(tenant, name, '/delete'),
          hidden: [],
          groups: [],
          buttons: [{ label: 'Delete', name: `Delete ${name}`, quiet: true }],
        },
      },
    ],
  }
}

/** Everybody, with a way to add those who are not in the group. */
export function addMembersPage(tenant: Tenant, name: string): ConsolePage {
  const action = ({ id }: Person) => groupUrl(tenant, name, `/add/${id}`)
  const rows = candidateRows(tenant, name, 'Member', { beside: 'userName', label: 'Add', action })
  return {
    area: 'groups',
    heading: `${name} | Add members`,
    sections: [
      {
        links: [{ label: 'Done', href: groupUrl(tenant, name) }],
        table: { caption: 'Users', columns: ['Name', 'User principal name', 'Actions'], rows, empty: 'There is no user yet.' },
      },
    ],
  }
}
