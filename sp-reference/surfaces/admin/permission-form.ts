import type { Request } from 'express'
import type { Environment } from '../../organisations/settings.ts'
import { fieldsOf, tickedIn } from './form.ts'
import { lookOf, textProblem } from './name-problem.ts'
import { versionOf } from './version.ts'

const longestName = 120
/** More than anybody can keep apart. */
const mostPermissions = 100

/** What somebody entered: the ticked boxes, and further permissions, one a line. */
export interface PermissionsTyped {
  ticked: string[]
  further: string
}

/** The fields of a posted form. */
export const permissionsTyped = (request: Pick<Request, 'body'>): PermissionsTyped => ({
  ticked: tickedIn(request, 'permission'),
  further: fieldsOf(request).further ?? '',
})

/** The permissions that a form has a box for: those given by default, those that apps ask for, and these, by name. */
export function knownPermissions(
  { defaultPermissions, apps }: Pick<Environment, 'defaultPermissions' | 'apps'>,
  held: readonly string[] = [],
): string[] {
  const all = new Set([...defaultPermissions, ...apps.map(({ permission }) => permission), ...held])
  return [...all].sort((one, other) => one.localeCompare(other))
}

/** A form → the permissions that it means, each once and by name, and what is wrong with those that were typed. Pure. */
export function readPermissions(
  { ticked, further }: PermissionsTyped,
  known: readonly string[],
): { permissions: string[]; problem: string | null } {
  const typed = further.split(/[\r\n]+/).flatMap((line) => line.trim() || [])
  const permissions = [...new Set([...ticked, ...typed])].sort((one, other) => one.localeCompare(other))
  return { permissions, problem: problemWith(permissions, typed, known) }
}

function problemWith(permissions: readonly string[], typed: readonly string[], known: readonly string[]): string | null {
  for (const name of permissions) {
    if (name.trim() === '') return 'A permission needs a name.'
    if (name.length > longestName) return `"${name.slice(0, 40)}…" is longer than ${longestName} characters.`
    if (textProblem(name) !== null) return 'A permission holds a character that cannot be shown.'
  }
  // Apps compare to the letter, so a name in other letters opens nothing.
  for (const name of typed) {
    const twin = known.find((each) => each !== name && lookOf(each) === lookOf(name))
    if (twin !== undefined) return `There is a permission "${twin}" already, so "${name}" would only be mistaken for it.`
  }
  return permissions.length > mostPermissions ? `Keep to at most ${mostPermissions} permissions.` : null
}

/** Permissions as the log has them: another order is no change. */
export const permissionsInWords = (permissions: readonly string[]): string => [...permissions].sort().join(', ') || 'none'

/** What a page showed of permissions, so that nobody undoes what they have not seen: giving back what was just taken away, for one. */
export const versionOfPermissions = (permissions: readonly string[]): string => versionOf([...permissions].sort())

/** What the boxes and the field of further ones show. */
export function permissionFields(known: readonly string[], { ticked, further }: PermissionsTyped, problem: string | null) {
  const names = [...new Set([...known, ...ticked.filter((name) => name.trim() !== '')])]
  return {
    boxes: names.map((name) => ({ name, isTicked: ticked.includes(name) })),
    further,
    problems: problem === null ? {} : { further: problem },
  }
}
