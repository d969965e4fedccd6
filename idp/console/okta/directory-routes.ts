import { confirmed, goesWith, groupDeleted } from '../kit/confirm.ts'
import { addMember, assignableGroups, groupKey, removeMember } from '../kit/groups.ts'
import { type Routes, type Visit, withPerson } from '../kit/serve.ts'
import { assignPage, createGroup, groupPage, groupsPage, newGroupPage } from './groups.ts'
import { saying } from './notices.ts'
import { createUserAttribute, deleteUserAttribute, newUserAttributePage, userProfilePage } from './user-profile.ts'

/** Directory > Groups, and the profile that everybody has. */
export function directoryRoutes(route: Routes): void {
  route.get('/groups', ({ tenant }) => groupsPage(tenant))
  route.get('/add-group', ({ tenant }) => newGroupPage(tenant, {}))
  route.post('/groups', ({ tenant, posted }) => createGroup(tenant, posted))
  route.get('/groups/:group', (at) => withGroup(at, 'any', (name) => groupPage(at.tenant, name)))
  route.get('/groups/:group/assign', (at) => withGroup(at, 'own', (name) => assignPage(at.tenant, name)))
  route.post('/groups/:group/add/:person', (at) =>
    withGroup(at, 'own', (name) =>
      withPerson(at, (person) => {
        addMember(at.tenant, name, person)
        return saying(`groups/${groupKey(name)}/assign`, 'member-added')
      }),
    ),
  )
  route.post('/groups/:group/remove/:person', (at) =>
    withGroup(at, 'own', (name) =>
      withPerson(at, (person) => {
        removeMember(at.tenant, name, person)
        return saying(`groups/${groupKey(name)}`, 'member-removed')
      }),
    ),
  )
  route.post('/groups/:group/delete', (at) =>
    withGroup(at, 'own', (name) => groupDeleted(at, name, saying('groups', 'group-deleted'))),
  )

  route.get('/profiles/user', ({ tenant }) => userProfilePage(tenant))
  route.get('/profiles/user/new', ({ tenant }) => newUserAttributePage(tenant, {}))
  route.post('/profiles/user', ({ tenant, posted }) => createUserAttribute(tenant, posted))
  route.post('/profiles/user/:attribute/delete', (at) => {
    const { attribute: name = '' } = at.params
    if (!at.tenant.directory.customAttributeNames().includes(name)) return null
    const text = goesWith.attribute(at.tenant, [name])
    const question = { area: 'profiles', name, text, button: 'Delete Attribute', back: 'profiles/user' }
    return confirmed(at, question, () => deleteUserAttribute(at.tenant, name))
  })
}

/** With the group that the path names, or null. @param which `own`: not the built-in one, which nobody changes */
function withGroup<T>({ tenant, params }: Visit, which: 'any' | 'own', act: (name: string) => T): T | null {
  const found = assignableGroups(tenant).find((name) => groupKey(name) === params.group)
  return found === undefined || (which === 'own' && found === tenant.profile.everyoneGroup) ? null : act(found)
}
