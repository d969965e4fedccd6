import type { Person } from '../../directory/schema.ts'
import { confirmed, goesWith, groupDeleted } from '../kit/confirm.ts'
import { addMember, removeMember } from '../kit/groups.ts'
import { type Routes, type Visit, withPerson } from '../kit/serve.ts'
import { nameOf } from '../kit/values.ts'
import { addMembersPage, createGroup, groupAt, groupPage, groupsPage, newGroupPage } from './groups.ts'
import { saying } from './notices.ts'
import { appSections, attributeSections, deleteExtension, groupSections, saveAttributes } from './user-parts.ts'
import { createUser, newUserPage, overviewSections, propertiesSections, saveProperties, userPage, usersPage } from './users.ts'

/** Users and groups of the directory. */
export function directoryRoutes(route: Routes): void {
  route.get('/users', ({ tenant }) => usersPage(tenant))
  route.get('/users/new', ({ tenant }) => newUserPage(tenant, {}))
  route.post('/users', ({ tenant, posted }) => createUser(tenant, posted))
  for (const [path, tab, sections] of [
    ['', 'overview', overviewSections],
    ['/properties', 'properties', propertiesSections],
    ['/attributes', 'attributes', attributeSections],
    ['/groups', 'groups', groupSections],
    ['/apps', 'apps', appSections],
  ] as const)
    route.get(`/users/:person${path}`, (at) =>
      withPerson(at, (person) => userPage(at.tenant, person, tab, sections(at.tenant, person))),
    )
  route.post('/users/:person/properties', (at) => withPerson(at, (person) => saveProperties(at.tenant, person, at.posted)))
  route.post('/users/:person/attributes', (at) => withPerson(at, (person) => saveAttributes(at.tenant, person, at.posted)))
  route.post('/users/:person/attributes/:name/delete', (at) =>
    withPerson(at, (person) => deleteExtension(at.tenant, person, at.params.name ?? '')),
  )
  route.post('/users/:person/accept', (at) =>
    withPerson(at, (person) => {
      at.tenant.directory.people.set(person.id, { ...person, verified: true })
      return saying(`users/${person.id}`, 'accepted')
    }),
  )
  route.post('/users/:person/delete', (at) =>
    withPerson(at, (person) => {
      const text = goesWith.person(at.tenant, person)
      const question = { area: 'users', name: nameOf(person), text, button: 'Delete user', back: `users/${person.id}` }
      return confirmed(at, question, () => {
        at.tenant.directory.removePerson(person.id)
        return saying('users', 'user-deleted')
      })
    }),
  )

  route.get('/groups', ({ tenant }) => groupsPage(tenant))
  route.get('/groups/new', ({ tenant }) => newGroupPage(tenant, {}))
  route.post('/groups', ({ tenant, posted }) => createGroup(tenant, posted))
  route.get('/groups/:group', (at) => withGroup(at, (name) => groupPage(at.tenant, name)))
  route.get('/groups/:group/members', (at) => withGroup(at, (name) => addMembersPage(at.tenant, name)))
  route.post('/groups/:group/delete', (at) => withGroup(at, (name) => groupDeleted(at, name, saying('groups', 'group-deleted'))))
  // Membership is changed on pages of both, and each leads back to its own.
  for (const [what, change, notice] of [
    ['add', addMember, 'member-added'],
    ['remove', removeMember, 'member-removed'],
  ] as const) {
    const act = (at: Visit, next: (name: string, person: Person) => string) =>
      withGroup(at, (name) =>
        withPerson(at, (person) => {
          change(at.tenant, name, person)
          return next(name, person)
        }),
      )
    route.post(`/groups/:group/${what}/:person`, (at) =>
      act(at, () => saying(`groups/${at.params.group}${what === 'add' ? '/members' : ''}`, notice)),
    )
    route.post(`/users/:person/groups/:group/${what}`, (at) =>
      act(at, (_name, person) => saying(`users/${person.id}/groups`, notice)),
    )
  }
}

/** With the group that the path names by its object id, or null. */
function withGroup<T>(at: Visit, act: (name: string) => T): T | null {
  const name = groupAt(at.tenant, at.params.group)
  return name === undefined ? null : act(name)
}
