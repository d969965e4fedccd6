import type { App, Person } from './schema.ts'

/** By what somebody may use an app: by themselves, by groups that they are in, or because everybody may. */
export type AssignedBy = { by: 'person' } | { by: 'groups'; groups: string[] } | { by: 'everyone' }

/**
 * Whether somebody may open an app, and by which assignment: their own before that of their groups, that before what holds for everybody.
 * null: they may not. There are no groups in groups; Entra ID would not count those anyway (Microsoft docs, "Manage users and groups assignment
 * to an application"). Pure.
 */
export function assignedBy(
  { assignments, access }: Pick<App, 'assignments' | 'access'>,
  person: Pick<Person, 'id' | 'groups'>,
): AssignedBy | null {
  if (assignments.some((each) => each.person === person.id)) return { by: 'person' }
  const groups = [...new Set(person.groups)].filter((name) => access?.groups?.includes(name))
  if (groups.length > 0) return { by: 'groups', groups }
  return access?.everyone === true ? { by: 'everyone' } : null
}
