import type { App, Person } from './schema.ts'

/** By what somebody may use an app: by themselves, by groups that they are in, by their organizational unit, or because everybody may. */
export type AssignedBy = { by: 'person' } | { by: 'groups'; groups: string[] } | { by: 'unit'; unit: string } | { by: 'everyone' }

/**
 * Whether somebody may open an app, and by which assignment: their own before that of their groups, that before what holds for
 * their organizational unit or everybody: a group turns an app on for its members where their unit has it off (Google help, "Use groups to
 * customize service access").
 * null: they may not. There are no groups in groups; Entra ID would not count those anyway (Microsoft docs, "Manage users and groups assignment
 * to an application"). Pure.
 */
export function assignedBy(
  { assignments, access }: Pick<App, 'assignments' | 'access'>,
  person: Pick<Person, 'id' | 'groups' | 'orgUnit'>,
): AssignedBy | null {
  if (assignments.some((each) => each.person === person.id)) return { by: 'person' }
  const groups = [...new Set(person.groups)].filter((name) => access?.groups?.includes(name))
  if (groups.length > 0) return { by: 'groups', groups }
  const { isOn, from } = settingOf(access, person.orgUnit ?? topUnit)
  if (!isOn) return null
  return from === topUnit ? { by: 'everyone' } : { by: 'unit', unit: from }
}

/** The organizational unit that all others are in. */
export const topUnit = '/'

/** The unit and those that it is in, the topmost last: `/Sales/EMEA`, `/Sales`, `/`. */
export function unitsAbove(unit: string): string[] {
  const parts = unit.split('/').filter((part) => part !== '')
  return [...parts.map((_, index) => `/${parts.slice(0, parts.length - index).join('/')}`), topUnit]
}

/** Whether an app is on for an organizational unit, and the unit whose own setting that is: itself or the next above it. */
export function settingOf(access: App['access'], unit: string): { isOn: boolean; from: string } {
  const own = unitsAbove(unit).find((each) => access?.units !== undefined && Object.hasOwn(access.units, each))
  return own === undefined
    ? { isOn: access?.everyone === true, from: topUnit }
    : { isOn: access?.units?.[own] === true, from: own }
}
