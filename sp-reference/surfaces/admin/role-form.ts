import { noRole, roleNames } from '../../jit/role.ts'
import type { Workspace } from '../../organisations/settings.ts'
import { type Facts, onOff } from './changes.ts'
import { lookOf, nameProblem } from './name-problem.ts'
import type { Problems } from './place-settings.ts'

export type CustomRole = Workspace['customRoles'][number]

/**
 * What is wrong with the name of a new role. Sign-ins compare names exactly, so two that look the same would be taken for one another,
 * in a workspace and at the identity provider.
 */
export function roleNameProblem(name: string, customRoles: readonly Pick<CustomRole, 'name'>[]): string | null {
  const problem = nameProblem(name, 'role')
  if (problem !== null) return problem
  const other = [...roleNames({ customRoles }), noRole].find((each) => lookOf(each) === lookOf(name))
  if (other === undefined) return null
  if (other === noRole) return `"${noRole}" stands for having no role. Choose another name.`
  const known = customRoles.some((role) => role.name === other)
    ? `There is a role called "${other}" here already`
    : `Every workspace has a role called "${other}"`
  return other === name
    ? `${known}. Choose another name.`
    : `${known}, and letter case counts in roles: the two would be mistaken for one another. Choose another name.`
}

/** What a form says of a role: the folders that are ticked, in the order of the workspace, and whether it may edit. */
export function readRights(
  answers: Readonly<Record<string, string>>,
  ticked: readonly string[],
  { name, folders }: Pick<Workspace, 'name' | 'folders'>,
): { rights: Omit<CustomRole, 'name'>; problems: Problems } {
  const unknown = ticked.find((wanted) => !folders.some((folder) => folder.name === wanted))
  return {
    rights: {
      folders: folders.map((folder) => folder.name).filter((folder) => ticked.includes(folder)),
      edit: answers.edit === 'on',
    },
    problems:
      unknown === undefined ? {} : { folders: `${name} has no folder "${unknown.slice(0, 80)}". Choose from the folders here.` },
  }
}

/** A role in words, for the log. */
export const roleInWords = ({ name, folders, edit }: CustomRole): Facts => ({
  Role: name,
  [`Folders of ${name}`]: folders.join(', ') || 'none',
  [`${name} edits recipes`]: onOff(edit),
})
