import { type Person, personSchema } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { groupKey, groupNames } from '../kit/groups.ts'
import { type Answer, adminUrl, type ConsolePage, type Row, wrong } from '../kit/page.ts'
import { nameOf } from '../kit/values.ts'
import { accessInWords } from './access.ts'
import { saying } from './notices.ts'
import { userPage } from './users.ts'

/** What can be done about a user, and the roles and apps that they have. */

export function passwordPage(tenant: Tenant, person: Person, errors: Errors = {}): ConsolePage {
  const field = fieldsOf({}, errors)
  return {
    area: 'users',
    heading: `Change password of ${nameOf(person)}`,
    text: person.verified ? 'It holds from the next sign-in on.' : 'It activates the user, who can sign in with it at once.',
    sections: [
      {
        form: {
          action: adminUrl(tenant, `users/${person.id}/password`),
          hidden: [],
          groups: [
            {
              fields: [
                field.password('password', 'New password', { required: true }),
                field.password('again', 'Confirm password', { required: true }),
              ],
            },
          ],
          buttons: [{ label: 'Update' }],
          cancel: adminUrl(tenant, `users/${person.id}`),
        },
      },
    ],
  }
}

/** That a password of the administrator's activates the user is inferred. */
export function savePassword(tenant: Tenant, person: Person, { password = '', again = '' }: Posted): Answer {
  const { data, errors } = checked(personSchema, { ...person, password, verified: true })
  const wrongs: Errors = { ...errors, ...(password === again ? {} : { again: 'is not the same as the password' }) }
  if (!data || Object.keys(wrongs).length > 0) return wrong(passwordPage(tenant, person, wrongs))
  tenant.directory.people.set(person.id, data)
  return saying(`users/${person.id}`, 'password-changed')
}

/** @param go what the button says */
export function changeStatus({ directory }: Tenant, person: Person, go: string | undefined): Answer {
  const { status: _, ...active } = person
  const page = `users/${person.id}`
  if (go === 'delete') {
    directory.removePerson(person.id)
    return saying('users', 'user-deleted')
  }
  if (go !== 'suspend' && go !== 'activate') return page
  directory.people.set(person.id, go === 'suspend' ? { ...person, status: 'suspended' } : active)
  return saying(page, go === 'suspend' ? 'user-suspended' : 'user-activated')
}

/** The tab "Applications": roles, and apps that are had by a role or alone. */
export function applicationsPage(tenant: Tenant, person: Person, asked: Posted): ConsolePage {
  const at = (path: string) => adminUrl(tenant, `users/${person.id}${path}`)
  const roles = groupNames(tenant).map((name): Row => {
    const has = person.groups?.includes(name) === true
    const [label, what] = has ? ['Remove', 'remove'] : ['Add', 'add']
    return {
      cells: [{ text: name, href: adminUrl(tenant, `roles/${groupKey(name)}`) }, { text: has ? 'Yes' : 'No' }],
      posts: [{ label, action: at(`/roles/${groupKey(name)}/${what}`), name: `${label} role ${name}` }],
    }
  })
  const apps = [...tenant.directory.apps.values()].map((app): Row => {
    const how = accessInWords(tenant, app, person)
    const alone = app.assignments.some((each) => each.person === person.id)
    const [label, what] = alone ? ['Remove', 'remove'] : ['Add', 'add']
    return {
      cells: [{ text: app.name, href: adminUrl(tenant, `apps/${app.id}`) }, { text: how ?? 'No' }],
      posts: [{ label, action: at(`/apps/${app.id}/${what}`), name: `${label} app ${app.name}` }],
    }
  })
  return userPage(
    tenant,
    person,
    'apps',
    [
      {
        heading: 'Roles',
        table: { caption: 'Roles', columns: ['Role', 'Has it', 'Actions'], rows: roles, empty: 'There is no role yet.' },
      },
      {
        heading: 'Applications',
        table: { caption: 'Applications', columns: ['App', 'Access', 'Actions'], rows: apps, empty: 'There is no app yet.' },
      },
    ],
    asked,
  )
}
