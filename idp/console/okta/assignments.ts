import type { App, Assignment, AttributeDefinition, Person, Value } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { type Field, fieldsOf, type Posted } from '../fields.ts'
import { adminUrl, type ConsolePage, type Row, type Section } from './page.ts'

/** Who may use an app, and what the app's own profile says of them. */

export const nameOf = (person: Person): string => person.displayName || person.userName

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

/** A field per attribute of the app's profile: a list to choose from where it has choices. */
export function valueFields(tenant: Tenant, app: App, assignment: Assignment | undefined): Field[] {
  const definitions = definitionsOf(tenant, app)
  const posted = Object.fromEntries(
    definitions.map(({ variable }) => [variable, [assignment?.values?.[variable] ?? []].flat().join('\n')]),
  )
  const field = fieldsOf(posted)
  return definitions.map(({ variable, title, list, members }) => {
    if (list) return field.textarea(variable, title, { hint: `One value a line.${choicesInWords(members)}` })
    if (!members) return field.text(variable, title)
    const known = members.map((each) => [each.value, each.title] as const)
    const held = posted[variable] ?? ''
    const other =
      held === '' || members.some(({ value }) => value === held) ? [] : [[held, `${held} (none of the choices)`] as const]
    return field.select(variable, title, [['', 'Select a value'], ...known, ...other])
  })
}

const choicesInWords = (members: AttributeDefinition['members']): string =>
  members ? ` Choices: ${members.map(({ value }) => value).join(', ')}.` : ''

/** The attributes that are declared, and those that are merely used. */
export function definitionsOf(tenant: Tenant, app: App): AttributeDefinition[] {
  const declared = app.attributes ?? []
  const used = tenant.directory.profileAttributeNames(app).filter((name) => !declared.some((each) => each.variable === name))
  const isList = (name: string) => app.assignments.some(({ values }) => Array.isArray(values?.[name]))
  return [...declared, ...used.map((name) => ({ variable: name, title: name, ...(isList(name) ? { list: true } : {}) }))]
}

/** The values that a form has, on top of what is kept; an empty field is an attribute that is not set. */
export function valuesFrom(tenant: Tenant, app: App, before: Assignment | undefined, posted: Posted): Record<string, Value> {
  const values: Record<string, Value> = { ...before?.values }
  for (const { variable, list } of definitionsOf(tenant, app)) {
    const text = posted[variable]
    if (text === undefined) continue
    const lines = text.split(/\r?\n/).filter((line) => line !== '')
    if (lines.length === 0) delete values[variable]
    else values[variable] = list ? lines : text
  }
  return values
}

function valuesInWords(values: Assignment['values']): string {
  return Object.entries(values ?? {})
    .flatMap(([name, value]) => (value === null ? [] : [`${name} = ${[value].flat().join(', ')}`]))
    .join('; ')
}
