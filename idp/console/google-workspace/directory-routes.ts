import type { Category } from '../../directory/category.ts'
import { confirmed, goesWith, groupDeleted } from '../kit/confirm.ts'
import { addMember, groupAt, groupKey, removeMember } from '../kit/groups.ts'
import { type Routes, type Visit, withPerson } from '../kit/serve.ts'
import { nameOf } from '../kit/values.ts'
import { categoriesPage, categoryAt, categoryPage, deleteFields, saveCategory } from './categories.ts'
import { addMembersPage, createGroup, groupPage, groupsPage, newGroupPage } from './groups.ts'
import { saying } from './notices.ts'
import { informationPage, saveInformation } from './user-information.ts'
import { changeStatus, createUser, newUserPage, saveUser, updatePage, userPage, usersPage } from './users.ts'

/** Directory: users with their attributes, and groups. */
export function directoryRoutes(route: Routes): void {
  route.get('/users', ({ tenant, query }) => usersPage(tenant, query.menu === 'more'))
  route.get('/add-user', ({ tenant }) => newUserPage(tenant, {}))
  route.post('/users', ({ tenant, posted }) => createUser(tenant, posted))
  route.get('/users/:person', (at) => withPerson(at, (person) => userPage(at.tenant, person)))
  route.post('/users/:person/status', (at) =>
    withPerson(at, (person) => {
      const act = () => changeStatus(at.tenant, person, at.posted.go)
      if (at.posted.go !== 'delete') return act()
      const text = goesWith.person(at.tenant, person)
      return confirmed(at, { area: 'users', name: nameOf(person), text, button: 'Delete user', back: `users/${person.id}` }, act)
    }),
  )
  route.get('/users/:person/update', (at) => withPerson(at, (person) => updatePage(at.tenant, person)))
  route.post('/users/:person/update', (at) => withPerson(at, (person) => saveUser(at.tenant, person, at.posted)))
  route.get('/users/:person/information', (at) => withPerson(at, (person) => informationPage(at.tenant, person)))
  route.post('/users/:person/information', (at) => withPerson(at, (person) => saveInformation(at.tenant, person, at.posted)))

  route.get('/attributes', ({ tenant }) => categoriesPage(tenant))
  route.get('/add-attribute', ({ tenant }) => categoryPage(tenant, undefined))
  route.post('/attributes', ({ tenant, posted }) => saveCategory(tenant, undefined, posted))
  route.get('/attributes/:category', (at) => withCategory(at, (category) => categoryPage(at.tenant, category)))
  route.post('/attributes/:category', (at) => withCategory(at, (category) => saveCategory(at.tenant, category, at.posted)))
  route.post('/attributes/:category/delete', (at) =>
    withCategory(at, (category) => {
      const text = goesWith.attribute(
        at.tenant,
        category.fields.map(({ name }) => name),
      )
      const back = `attributes/${at.params.category}`
      const question = { area: 'users', name: category.name, text, button: 'Delete category', back }
      return confirmed(at, question, () => deleteFields(at.tenant, category))
    }),
  )
  route.post('/attributes/:category/delete/:field', (at) =>
    withCategory(at, (category) => {
      const field = category.fields.find(({ name }) => groupKey(name) === at.params.field)
      if (!field) return null
      const text = goesWith.attribute(at.tenant, [field.name])
      const question = { area: 'users', name: field.name, text, button: 'Delete field', back: `attributes/${at.params.category}` }
      return confirmed(at, question, () => deleteFields(at.tenant, category, at.params.field))
    }),
  )

  route.get('/groups', ({ tenant }) => groupsPage(tenant))
  route.get('/add-group', ({ tenant }) => newGroupPage(tenant, {}))
  route.post('/groups', ({ tenant, posted }) => createGroup(tenant, posted))
  route.get('/groups/:group', (at) => withGroup(at, (name) => groupPage(at.tenant, name)))
  route.get('/groups/:group/members', (at) => withGroup(at, (name) => addMembersPage(at.tenant, name)))
  route.post('/groups/:group/delete', (at) => withGroup(at, (name) => groupDeleted(at, name, saying('groups', 'group-deleted'))))
  for (const [what, change, next, notice] of [
    ['add', addMember, '/members', 'member-added'],
    ['remove', removeMember, '', 'member-removed'],
  ] as const)
    route.post(`/groups/:group/${what}/:person`, (at) =>
      withGroup(at, (name) =>
        withPerson(at, (person) => {
          change(at.tenant, name, person)
          return saying(`groups/${at.params.group}${next}`, notice)
        }),
      ),
    )
}

/** With the group that the path names, or null. */
export function withGroup<T>(at: Visit, act: (name: string) => T): T | null {
  const name = groupAt(at.tenant, at.params.group)
  return name === undefined ? null : act(name)
}

function withCategory<T>(at: Visit, act: (category: Category) => T): T | null {
  const category = categoryAt(at.tenant, at.params.category)
  return category ? act(category) : null
}
