import type { App, Person } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { adminUrl, type ConsolePage, type Row, type Section } from '../kit/page.ts'
import { nameOf, valueFields, valuesInWords } from '../kit/values.ts'

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
  return [
    {
      links: [
        { label: 'Assign', href: at(menu ? 'assignments' : 'assignments?menu=assign') },
        ...(menu ? [{ label: 'Assign to People', href: at('assign') }] : []),
      ],
      table: {
        caption: `People assigned to ${app.name}`,
        columns: ['Person', 'Type', 'Profile', 'Actions'],
        rows,
        empty: 'Nobody is assigned to this app.',
      },
    },
  ]
}

/** Everybody, with a way to assign those who are not. */
export function assignPeoplePage(tenant: Tenant, app: App): ConsolePage {
  const rows = [...tenant.directory.people.values()].map((person): Row => {
    const cells = [{ text: nameOf(person) }, { text: person.userName }]
    if (tenant.directory.assignment(app, person.id)) return { cells: [...cells, { text: 'Assigned' }] }
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
export function assignPersonPage(tenant: Tenant, app: App, person: Person): ConsolePage {
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
          groups: [{ fields: valueFields(tenant, app, known) }],
          buttons: [{ label: 'Save and Go Back' }],
          cancel: adminUrl(tenant, `apps/${app.id}/assign`),
        },
      },
    ],
  }
}
