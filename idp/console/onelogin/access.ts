import type { App, Person } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { type Field, fieldsOf, type Posted } from '../kit/fields.ts'
import { groupKey, groupNames } from '../kit/groups.ts'
import { keepApp } from '../kit/keep.ts'
import { type Answer, adminUrl, type ConsolePage, type Row } from '../kit/page.ts'
import { nameOf, valueFields, valuesFrom, valuesInWords } from '../kit/values.ts'
import { appPage } from './apps.ts'
import { saying } from './notices.ts'

/** The tabs "Access" and "Users" of an app: which roles have it, and who has it by a role or alone. */

export function accessPage(tenant: Tenant, app: App, asked: Posted): ConsolePage {
  const given = app.access?.groups ?? []
  // Roles that are named and that nobody has are shown, too: what is not shown is not kept.
  const names = [...new Set([...groupNames(tenant), ...given])]
  const boxes = names.map(
    (name): Field => ({
      ...fieldsOf({}).checkbox(`roles.${groupKey(name)}`, name),
      checked: given.includes(name),
    }),
  )
  const section =
    names.length === 0
      ? { text: 'There is no role yet. A user can be given the app alone, on their page.' }
      : {
          form: {
            action: adminUrl(tenant, `apps/${app.id}/access`),
            hidden: [],
            groups: [{ legend: 'Roles', hint: 'Who has one of these roles has the app.', fields: boxes }],
            buttons: [{ label: 'Save' }],
          },
        }
  return appPage(tenant, app, 'access', [section], { asked })
}

export function saveAccess(tenant: Tenant, app: App, posted: Posted): Answer {
  const names = [...new Set([...groupNames(tenant), ...(app.access?.groups ?? [])])]
  setRoles(
    tenant,
    app,
    names.filter((name) => posted[`roles.${groupKey(name)}`] === '1'),
  )
  return saying(`apps/${app.id}/access`, 'access-saved')
}

/** The app is for whoever has one of these roles. */
export function setRoles(tenant: Tenant, app: App, names: string[]): void {
  const { groups: _, ...others } = app.access ?? {}
  const { access: __, ...kept } = app
  const access = { ...others, ...(names.length > 0 ? { groups: names } : {}) }
  keepApp(tenant, Object.keys(access).length > 0 ? { ...kept, access } : kept)
}

/** How somebody has the app, in words; null where they do not. */
export function accessInWords({ directory }: Tenant, app: App, person: Person): string | null {
  const roles = (person.groups ?? []).filter((name) => app.access?.groups?.includes(name))
  const alone = app.assignments.some((each) => each.person === person.id)
  if (roles.length > 0) return `Role: ${roles.join(', ')}${alone ? ', and with values of their own' : ''}`
  return directory.assignment(app, person.id) ? 'By hand' : null
}

export function usersPage(tenant: Tenant, app: App, asked: Posted): ConsolePage {
  const rows = [...tenant.directory.people.values()].flatMap((person): Row[] => {
    const how = accessInWords(tenant, app, person)
    if (how === null) return []
    return [
      {
        cells: [
          { text: nameOf(person), href: adminUrl(tenant, `apps/${app.id}/users/${person.id}`) },
          { text: person.email },
          { text: how },
          { text: valuesInWords(tenant.directory.assignment(app, person.id)?.values), long: true },
        ],
      },
    ]
  })
  const table = {
    caption: 'Users',
    columns: ['User', 'Email', 'Access', 'Values in the app'],
    rows,
    empty: 'Nobody has the app yet: give it to a role under Access, or to a user on their page.',
  }
  return appPage(tenant, app, 'users', [{ table }], { asked })
}

/** What somebody has in the app alone: at the vendor their parameters, here the names of the app's own profile. */
export function loginPage(tenant: Tenant, app: App, person: Person): ConsolePage {
  const at = adminUrl(tenant, `apps/${app.id}/users`)
  const fields = valueFields(tenant, app, tenant.directory.assignment(app, person.id))
  const section =
    fields.length === 0
      ? { text: 'The app has no values of its own for a user.', links: [{ label: 'Back', href: at }] }
      : {
          form: { action: `${at}/${person.id}`, hidden: [], groups: [{ fields }], buttons: [{ label: 'Save' }], cancel: at },
        }
  return appPage(tenant, app, 'users', [section], { heading: `Edit login of ${nameOf(person)}` })
}

export function saveLogin(tenant: Tenant, app: App, person: Person, posted: Posted): Answer {
  const before = tenant.directory.assignment(app, person.id)
  const values = valuesFrom(tenant, app, before, posted)
  tenant.directory.assign(app, { person: person.id, ...(Object.keys(values).length > 0 ? { values } : {}) })
  return saying(`apps/${app.id}/users`, 'login-saved')
}
