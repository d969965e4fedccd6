import { confirmed, goesWith } from '../kit/confirm.ts'
import { addMember, groupAt, groupKey, removeMember } from '../kit/groups.ts'
import { type Routes, type Visit, withBoth, withPerson } from '../kit/serve.ts'
import { nameOf } from '../kit/values.ts'
import { createField, customFieldsPage, deleteField, fieldAt, newFieldPage } from './custom-fields.ts'
import { saying } from './notices.ts'
import { createRole, deleteRole, newRolePage, rolePage, rolesPage, saveRole } from './roles.ts'
import { applicationsPage, changeStatus, passwordPage, savePassword } from './user-parts.ts'
import { createUser, infoPage, newUserPage, saveUser, usersPage } from './users.ts'

/** Users with their custom fields, and roles. */
export function directoryRoutes(route: Routes): void {
  route.get('/users', ({ tenant }) => usersPage(tenant))
  route.get('/add-user', ({ tenant }) => newUserPage(tenant, {}))
  route.post('/users', ({ tenant, posted }) => createUser(tenant, posted))
  route.get('/users/:person', (at) => withPerson(at, (person) => infoPage(at.tenant, person, at.query)))
  route.post('/users/:person', (at) => withPerson(at, (person) => saveUser(at.tenant, person, at.posted)))
  route.post('/users/:person/status', (at) =>
    withPerson(at, (person) => {
      const act = () => changeStatus(at.tenant, person, at.posted.go)
      if (at.posted.go !== 'delete') return act()
      const text = goesWith.person(at.tenant, person)
      return confirmed(at, { area: 'users', name: nameOf(person), text, button: 'Delete User', back: `users/${person.id}` }, act)
    }),
  )
  route.get('/users/:person/password', (at) => withPerson(at, (person) => passwordPage(at.tenant, person)))
  route.post('/users/:person/password', (at) => withPerson(at, (person) => savePassword(at.tenant, person, at.posted)))
  route.get('/users/:person/apps', (at) => withPerson(at, (person) => applicationsPage(at.tenant, person, at.query)))
  route.post('/users/:person/apps/:app/add', (at) =>
    withBoth(at, (app, person) => {
      at.tenant.directory.assign(app, { person: person.id })
      return saying(`users/${person.id}/apps`, 'app-given')
    }),
  )
  route.post('/users/:person/apps/:app/remove', (at) =>
    withBoth(at, (app, person) => {
      at.tenant.directory.unassign(app, person.id)
      return saying(`users/${person.id}/apps`, 'app-taken')
    }),
  )

  route.get('/fields', ({ tenant }) => customFieldsPage(tenant))
  route.get('/add-field', ({ tenant }) => newFieldPage(tenant, {}))
  route.post('/fields', ({ tenant, posted }) => createField(tenant, posted))
  route.post('/fields/:field/delete', (at) => {
    const name = fieldAt(at.tenant, at.params.field)
    if (name === undefined) return null
    const question = { area: 'fields', name, text: goesWith.attribute(at.tenant, [name]), button: 'Delete field', back: 'fields' }
    return confirmed(at, question, () => deleteField(at.tenant, name))
  })

  route.get('/roles', ({ tenant }) => rolesPage(tenant))
  route.get('/add-role', ({ tenant }) => newRolePage(tenant, {}))
  route.post('/roles', ({ tenant, posted }) => createRole(tenant, posted))
  route.get('/roles/:role', (at) => withRole(at, (name) => rolePage(at.tenant, name)))
  route.post('/roles/:role', (at) => withRole(at, (name) => saveRole(at.tenant, name, at.posted)))
  route.post('/roles/:role/delete', (at) =>
    withRole(at, (name) => {
      const back = `roles/${groupKey(name)}`
      const question = { area: 'roles', name, text: goesWith.group(at.tenant, name), button: 'Delete Role', back }
      return confirmed(at, question, () => deleteRole(at.tenant, name))
    }),
  )
  // Who has a role is changed on pages of both, and each leads back to its own.
  for (const [what, change, notice] of [
    ['add', addMember, 'member-added'],
    ['remove', removeMember, 'member-removed'],
  ] as const)
    for (const [path, next] of [
      [`/roles/:role/${what}/:person`, (name: string) => `roles/${groupKey(name)}`],
      [`/users/:person/roles/:role/${what}`, (_name: string, person: string) => `users/${person}/apps`],
    ] as const)
      route.post(path, (at) =>
        withRole(at, (name) =>
          withPerson(at, (person) => {
            change(at.tenant, name, person)
            return saying(next(name, person.id), notice)
          }),
        ),
      )
}

/** With the role that the path names, or null. */
function withRole<T>(at: Visit, act: (name: string) => T): T | null {
  const name = groupAt(at.tenant, at.params.role)
  return name === undefined ? null : act(name)
}
