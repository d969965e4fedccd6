import type { App, Person } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import type { Row } from './page.ts'
import { nameOf } from './values.ts'

/** Groups of the directory, and who is in them. */

export const groupNames = ({ directory }: Tenant): string[] => directory.groupNames()

/** How a group is called in addresses, where its name could not stand. */
export const groupKey = (name: string): string => Buffer.from(name).toString('base64url')

/** The name of the group with this key; undefined where there is none. */
export const groupAt = (tenant: Tenant, key: string | undefined): string | undefined =>
  groupNames(tenant).find((name) => groupKey(name) === key)

export const membersOf = ({ directory }: Tenant, name: string): Person[] =>
  [...directory.people.values()].filter(({ groups = [] }) => groups.includes(name))

/** A group that people are said to be in is one of the directory from now on. */
export function addMember({ directory }: Tenant, name: string, person: Person): void {
  if (!directory.groups.has(name)) directory.groups.set(name, { name })
  directory.people.set(person.id, { ...person, groups: [...new Set([...(person.groups ?? []), name])] })
}

export function removeMember({ directory }: Tenant, name: string, person: Person): void {
  if (!directory.groups.has(name)) directory.groups.set(name, { name })
  directory.people.set(person.id, { ...person, groups: (person.groups ?? []).filter((each) => each !== name) })
}

/**
 * Assigns an app to a group, or takes it away from one.
 * @param isMeant tells the group by its name
 * @returns false where there is no such group, or the app is not assigned to it
 */
export function changeAssigned(
  tenant: Tenant,
  app: App,
  what: 'assign' | 'unassign',
  isMeant: (name: string) => boolean,
): boolean {
  const name = (what === 'assign' ? assignableGroups(tenant) : assignedGroups(tenant, app)).find(isMeant)
  if (name === undefined) return false
  if (name === tenant.profile.everyoneGroup) {
    const { everyone: _, ...access } = app.access ?? {}
    tenant.directory.apps.set(app.id, { ...app, access: { ...access, ...(what === 'assign' ? { everyone: true } : {}) } })
  } else if (what === 'assign') tenant.directory.assignGroup(app, name)
  else tenant.directory.unassignGroup(app, name)
  return true
}

/** Every group that an app can be assigned to, the built-in one before the others. */
export const assignableGroups = (tenant: Tenant): string[] => [
  ...new Set([tenant.profile.everyoneGroup ?? [], groupNames(tenant)].flat()),
]

/** The groups that an app is assigned to, likewise. */
export const assignedGroups = ({ profile }: Tenant, { access }: App): string[] => [
  ...(access?.everyone && profile.everyoneGroup !== undefined ? [profile.everyoneGroup] : []),
  ...(access?.groups ?? []),
]

/** How a vendor's console speaks of who is in a group. */
interface MembershipWords {
  /** What stands beside a name: what people sign in with, or their address. */
  beside: 'userName' | 'email'
  /** The label of the button, and where it posts. */
  label: string
  action(person: Person): string
}

/** Those who are in a group, each with a way out. @param at the page of a person */
export const memberRows = (
  people: readonly Person[],
  group: string,
  at: (person: Person) => string,
  { beside, label, action }: MembershipWords,
): Row[] =>
  people.map((person) => ({
    cells: [{ text: nameOf(person), href: at(person) }, { text: person[beside] }],
    posts: [{ label, action: action(person), name: `${label} ${nameOf(person)} from ${group}` }],
  }))

/** Everybody, with a way into a group for those who are not in it. @param member what is said of the others */
export const candidateRows = (
  { directory }: Tenant,
  group: string,
  member: string,
  { beside, label, action }: MembershipWords,
): Row[] =>
  [...directory.people.values()].map((person) => {
    const cells = [{ text: nameOf(person) }, { text: person[beside] }]
    return person.groups?.includes(group)
      ? { cells: [...cells, { text: member }] }
      : { cells, posts: [{ label, action: action(person), name: `${label} ${nameOf(person)} to ${group}` }] }
  })
