import { type App, groupSchema } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, type Field, fieldsOf, type Posted } from '../kit/fields.ts'
import { groupKey, groupNames, membersOf } from '../kit/groups.ts'
import { type Answer, adminUrl, type ConsolePage, type Form, type Row, wrong } from '../kit/page.ts'
import { nameOf } from '../kit/values.ts'
import { setRoles } from './access.ts'
import { saying } from './notices.ts'

/** Users > Roles: groups of the directory, which give the apps that name them. */

const approximated =
  'A user has any number of roles, which are User Roles in lists of values. What the user is in elsewhere is MemberOf.'

const appsOf = ({ directory }: Tenant): App[] => [...directory.apps.values()]

export function rolesPage(tenant: Tenant): ConsolePage {
  return {
    area: 'roles',
    heading: 'Roles',
    text: approximated,
    sections: [
      {
        links: [{ label: 'New Role', href: adminUrl(tenant, 'add-role') }],
        table: {
          caption: 'Roles',
          columns: ['Name', 'Users', 'Apps'],
          rows: groupNames(tenant).map((name) => ({
            cells: [
              { text: name, href: adminUrl(tenant, `roles/${groupKey(name)}`) },
              { text: String(membersOf(tenant, name).length) },
              {
                text: appsOf(tenant)
                  .flatMap((app) => (app.access?.groups?.includes(name) ? [app.name] : []))
                  .join(', '),
              },
            ],
          })),
          empty: 'There is no role yet.',
        },
      },
    ],
  }
}

const appGroup = (tenant: Tenant, posted: Posted): Form['groups'] => {
  const fields = appsOf(tenant).map((app): Field => fieldsOf(posted).checkbox(`apps.${app.id}`, app.name))
  return fields.length > 0 ? [{ legend: 'Applications', fields }] : []
}

export function newRolePage(tenant: Tenant, posted: Posted, errors: Errors = {}): ConsolePage {
  return {
    area: 'roles',
    heading: 'New Role',
    sections: [
      {
        form: {
          action: adminUrl(tenant, 'roles'),
          hidden: [],
          groups: [{ fields: [fieldsOf(posted, errors).text('name', 'Name', { required: true })] }, ...appGroup(tenant, posted)],
          buttons: [{ label: 'Save' }],
          cancel: adminUrl(tenant, 'roles'),
        },
      },
    ],
  }
}

export function createRole(tenant: Tenant, posted: Posted): Answer {
  const { data, errors } = checked(groupSchema, { name: (posted.name ?? '').trim() })
  if (!data) return wrong(newRolePage(tenant, posted, errors))
  if (groupNames(tenant).includes(data.name)) return wrong(newRolePage(tenant, posted, { name: 'is the name of another role' }))
  tenant.directory.groups.set(data.name, data)
  giveApps(tenant, data.name, posted)
  return saying(`roles/${groupKey(data.name)}`, 'role-added')
}

/** The role gives the apps that are ticked, and no other. */
function giveApps(tenant: Tenant, name: string, posted: Posted): void {
  for (const app of appsOf(tenant)) {
    const others = (app.access?.groups ?? []).filter((each) => each !== name)
    setRoles(tenant, app, posted[`apps.${app.id}`] === '1' ? [...others, name] : others)
  }
}

/** One role: what it gives, and everybody, with a way to add those who do not have it. */
export function rolePage(tenant: Tenant, name: string): ConsolePage {
  const at = (path: string) => adminUrl(tenant, `roles/${groupKey(name)}${path}`)
  const given = appsOf(tenant).flatMap((app) => (app.access?.groups?.includes(name) ? [[`apps.${app.id}`, '1'] as const] : []))
  const rows = [...tenant.directory.people.values()].map((person): Row => {
    const has = person.groups?.includes(name) === true
    const [label, what, where] = has ? ['Remove', 'remove', 'from'] : ['Add', 'add', 'to']
    return {
      cells: [
        { text: nameOf(person), href: adminUrl(tenant, `users/${person.id}`) },
        { text: person.email },
        { text: has ? 'Yes' : 'No' },
      ],
      posts: [{ label, action: at(`/${what}/${person.id}`), name: `${label} ${nameOf(person)} ${where} ${name}` }],
    }
  })
  const groups = appGroup(tenant, Object.fromEntries(given))
  return {
    area: 'roles',
    heading: name,
    text: approximated,
    sections: [
      ...(groups.length > 0 ? [{ form: { action: at(''), hidden: [], groups, buttons: [{ label: 'Save' }] } }] : []),
      {
        heading: 'Users',
        table: { caption: 'Users', columns: ['User', 'Email', 'Has it', 'Actions'], rows, empty: 'There is no user yet.' },
      },
      {
        heading: 'Delete Role',
        text: 'Its users lose it, and the apps that it gives, at once.',
        form: { action: at('/delete'), hidden: [], groups: [], buttons: [{ label: 'Delete Role', quiet: true }] },
      },
    ],
  }
}

export function saveRole(tenant: Tenant, name: string, posted: Posted): Answer {
  giveApps(tenant, name, posted)
  return saying(`roles/${groupKey(name)}`, 'role-saved')
}

/** No app is for it any more, nor is an empty list of roles left in one: a role of this name that is made later gives nothing. */
export function deleteRole(tenant: Tenant, name: string): Answer {
  giveApps(tenant, name, {})
  tenant.directory.removeGroup(name)
  return saying('roles', 'role-deleted')
}
