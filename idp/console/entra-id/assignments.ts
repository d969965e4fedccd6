import type { App } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { adminUrl, type ConsolePage, type Row } from '../kit/page.ts'
import { nameOf } from '../kit/values.ts'
import { appPage } from './apps.ts'

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
  const section = {
    text: 'Nobody else gets in. Groups are not assigned here: assign their members.',
    links: [{ label: 'Add user/group', href: at('assign') }],
    table: {
      caption: `Users assigned to ${app.name}`,
      columns: ['Display name', 'Object type', 'Role assigned', 'Actions'],
      rows,
      empty: 'No application assignments found.',
    },
  }
  return appPage(tenant, app, 'assignments', [section])
}

/** Add Assignment: everybody, with a way to assign those who are not. */
export function assignPage(tenant: Tenant, app: App): ConsolePage {
  const rows = [...tenant.directory.people.values()].map((person): Row => {
    const cells = [{ text: nameOf(person) }, { text: person.userName }]
    if (tenant.directory.assignment(app, person.id)) return { cells: [...cells, { text: 'Assigned' }] }
    const action = adminUrl(tenant, `apps/${app.id}/assign/${person.id}`)
    return { cells, posts: [{ label: 'Assign', action, name: `Assign ${nameOf(person)}` }] }
  })
  const list = {
    links: [{ label: 'Done', href: adminUrl(tenant, `apps/${app.id}/assignments`) }],
    table: { caption: 'Users', columns: ['Name', 'User principal name', 'Actions'], rows, empty: 'There is no user yet.' },
  }
  return appPage(tenant, app, 'assignments', [list], 'Add Assignment')
}
