import type { App } from '../../directory/schema.ts'
import { groupId } from '../../profiles/entra-id/groups.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { changeAssigned, groupNames } from '../kit/groups.ts'
import { adminUrl, type ConsolePage, type Row } from '../kit/page.ts'
import { nameOf } from '../kit/values.ts'
import { appPage } from './apps.ts'
import { groupUrl } from './groups.ts'
import { saying } from './notices.ts'

/** Users and groups: who may use an application. */

export function assignmentsPage(tenant: Tenant, app: App): ConsolePage {
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}/${path}`)
  const rows = app.assignments.flatMap(({ person: id }): Row[] => {
    const person = tenant.directory.people.get(id)
    if (!person) return []
    return [
      {
        cells: [{ text: nameOf(person), href: adminUrl(tenant, `users/${id}`) }, { text: 'User' }, { text: 'Default Access' }],
        posts: [{ label: 'Remove', action: at(`unassign/${id}`), name: `Remove ${nameOf(person)} from ${app.name}` }],
      },
    ]
  })
  const groups = (app.access?.groups ?? []).map(
    (name): Row => ({
      cells: [{ text: name, href: groupUrl(tenant, name) }, { text: 'Group' }, { text: 'Default Access' }],
      posts: [
        {
          label: 'Remove',
          action: at(`unassign-group/${groupId(tenant.id, name)}`),
          name: `Remove ${name} from ${app.name}`,
        },
      ],
    }),
  )
  const section = {
    text: app.access?.everyone
      ? 'Assignment is not required: everybody gets in. See Properties.'
      : 'Nobody gets in who is neither assigned nor a direct member of an assigned group.',
    links: [{ label: 'Add user/group', href: at('assign') }],
    table: {
      caption: `Users and groups assigned to ${app.name}`,
      columns: ['Display name', 'Object type', 'Role assigned', 'Actions'],
      rows: [...rows, ...groups],
      empty: 'No application assignments found.',
    },
  }
  return appPage(tenant, app, 'assignments', [section])
}

/** Add Assignment: everybody and every group, with a way to assign those that are not. */
export function assignPage(tenant: Tenant, app: App): ConsolePage {
  const rows = [...tenant.directory.people.values()].map((person): Row => {
    const cells = [{ text: nameOf(person) }, { text: person.userName }]
    if (app.assignments.some((each) => each.person === person.id)) return { cells: [...cells, { text: 'Assigned' }] }
    const action = adminUrl(tenant, `apps/${app.id}/assign/${person.id}`)
    return { cells, posts: [{ label: 'Assign', action, name: `Assign ${nameOf(person)}` }] }
  })
  const groups = groupNames(tenant).map((name): Row => {
    const cells = [{ text: name }, { text: groupId(tenant.id, name), code: true }]
    if (app.access?.groups?.includes(name)) return { cells: [...cells, { text: 'Assigned' }] }
    const action = adminUrl(tenant, `apps/${app.id}/assign-group/${groupId(tenant.id, name)}`)
    return { cells, posts: [{ label: 'Assign', action, name: `Assign ${name}` }] }
  })
  const users = {
    links: [{ label: 'Done', href: adminUrl(tenant, `apps/${app.id}/assignments`) }],
    table: { caption: 'Users', columns: ['Name', 'User principal name', 'Actions'], rows, empty: 'There is no user yet.' },
  }
  const list = {
    heading: 'Groups',
    table: { caption: 'Groups', columns: ['Name', 'Object Id', 'Actions'], rows: groups, empty: 'There is no group yet.' },
  }
  return appPage(tenant, app, 'assignments', [users, list], 'Add Assignment')
}

/** Null where there is no such group, or it is not assigned. */
export function changeGroup(tenant: Tenant, app: App, id: string, what: 'assign' | 'unassign'): string | null {
  if (!changeAssigned(tenant, app, what, (name) => groupId(tenant.id, name) === id)) return null
  return what === 'assign'
    ? saying(`apps/${app.id}/assign`, 'group-assigned')
    : saying(`apps/${app.id}/assignments`, 'group-unassigned')
}
