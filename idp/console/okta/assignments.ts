import type { App, Person } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import type { Errors, Posted } from '../kit/fields.ts'
import { assignableGroups, assignedGroups, changeAssigned, groupKey } from '../kit/groups.ts'
import { adminUrl, type ConsolePage, type Row, type Section } from '../kit/page.ts'
import { nameOf, valueFields, valuesInWords } from '../kit/values.ts'
import { saying } from './notices.ts'

/** Who may use an app, and what the app's own profile says of them. */

/** The tab. @param menu whether "Assign" was pressed, which opens its menu */
export function assignmentSections(tenant: Tenant, app: App, menu: boolean): Section[] {
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}/${path}`)
  const rows = app.assignments.flatMap(({ person: id, values }): Row[] => {
    const person = tenant.directory.people.get(id)
    if (!person) return []
    return [
      {
        cells: [
          { text: nameOf(person), href: adminUrl(tenant, `people/${id}`) },
          { text: 'Individual' },
          { text: valuesInWords(values) },
        ],
        links: [{ label: 'Edit', href: at(`assign/${id}`), name: `Edit assignment of ${nameOf(person)}` }],
        posts: [{ label: 'Remove', action: at(`unassign/${id}`), name: `Remove ${nameOf(person)} from ${app.name}` }],
      },
    ]
  })
  const byGroup = [...tenant.directory.people.values()]
    .filter(({ id }) => !app.assignments.some(({ person }) => person === id) && tenant.directory.hasAccess(app, id))
    .map((person): Row => {
      const link = { label: 'Edit', href: at(`assign/${person.id}`), name: `Edit assignment of ${nameOf(person)}` }
      const cells = [{ text: nameOf(person), href: adminUrl(tenant, `people/${person.id}`) }, { text: 'Group' }, { text: '' }]
      return { cells, links: [link] }
    })
  return [
    {
      links: [
        { label: 'Assign', href: at(menu ? 'assignments' : 'assignments?menu=assign') },
        ...(menu
          ? [
              { label: 'Assign to People', href: at('assign') },
              { label: 'Assign to Groups', href: at('assign-groups') },
            ]
          : []),
      ],
      table: {
        caption: `People assigned to ${app.name}`,
        columns: ['Person', 'Type', 'Profile', 'Actions'],
        rows: [...rows, ...byGroup],
        empty: 'Nobody is assigned to this app.',
      },
    },
    {
      heading: 'Groups',
      table: {
        caption: `Groups assigned to ${app.name}`,
        columns: ['Group', 'Actions'],
        rows: assignedGroups(tenant, app).map((name) => ({
          cells: [{ text: name }],
          posts: [{ label: 'Remove', action: at(`unassign-group/${groupKey(name)}`), name: `Remove ${name} from ${app.name}` }],
        })),
        empty: 'No group is assigned to this app.',
      },
    },
  ]
}

/** Every group, with a way to assign those that are not. */
export function assignGroupsPage(tenant: Tenant, app: App): ConsolePage {
  const assigned = assignedGroups(tenant, app)
  const rows = assignableGroups(tenant).map((name): Row => {
    if (assigned.includes(name)) return { cells: [{ text: name }, { text: 'Assigned' }] }
    const action = adminUrl(tenant, `apps/${app.id}/assign-group/${groupKey(name)}`)
    return { cells: [{ text: name }], posts: [{ label: 'Assign', action, name: `Assign ${name}` }] }
  })
  return {
    area: 'apps',
    heading: `Assign ${app.name} to Groups`,
    sections: [
      { table: { caption: 'Groups', columns: ['Group', 'Actions'], rows, empty: 'The directory has no group yet.' } },
      { links: [{ label: 'Done', href: adminUrl(tenant, `apps/${app.id}/assignments`) }] },
    ],
  }
}

/** Null where there is no such group, or it is not assigned. */
export function changeGroup(tenant: Tenant, app: App, key: string, what: 'assign' | 'unassign'): string | null {
  if (!changeAssigned(tenant, app, what, (name) => groupKey(name) === key)) return null
  return what === 'assign'
    ? saying(`apps/${app.id}/assign-groups`, 'group-assigned')
    : saying(`apps/${app.id}/assignments`, 'group-unassigned')
}

/** Everybody, with a way to assign those who are not. */
export function assignPeoplePage(tenant: Tenant, app: App): ConsolePage {
  const rows = [...tenant.directory.people.values()].map((person): Row => {
    const cells = [{ text: nameOf(person) }, { text: person.userName }]
    if (app.assignments.some((each) => each.person === person.id)) return { cells: [...cells, { text: 'Assigned' }] }
    const href = adminUrl(tenant, `apps/${app.id}/assign/${person.id}`)
    return { cells, links: [{ label: 'Assign', href, name: `Assign ${nameOf(person)}` }] }
  })
  return {
    area: 'apps',
    heading: `Assign ${app.name} to People`,
    sections: [
      {
        table: { caption: 'People', columns: ['Person', 'Username', 'Actions'], rows, empty: 'The directory has nobody yet.' },
      },
      { links: [{ label: 'Done', href: adminUrl(tenant, `apps/${app.id}/assignments`) }] },
    ],
  }
}

/** What the app's profile says of one person, before they are assigned or later. */
export function assignPersonPage(
  tenant: Tenant,
  app: App,
  person: Person,
  posted: Posted = {},
  errors: Errors = {},
): ConsolePage {
  const known = tenant.directory.assignment(app, person.id)
  return {
    area: 'apps',
    heading: `Assign ${app.name} to ${nameOf(person)}`,
    sections: [
      {
        facts: [{ name: 'User Name', value: person.userName }],
        form: {
          action: adminUrl(tenant, `apps/${app.id}/assign/${person.id}`),
          hidden: [],
          groups: [{ fields: valueFields(tenant, app, known, { posted, errors }) }],
          buttons: [{ label: 'Save and Go Back' }],
          cancel: adminUrl(tenant, `apps/${app.id}/assign`),
        },
      },
    ],
  }
}
