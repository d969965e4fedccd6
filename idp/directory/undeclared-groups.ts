import type { Directory } from './directory.ts'
import { didYouMean } from './nearest.ts'

/**
 * What is doubtful about groups that people are in, or apps are for, and that are not among those of the directory: nothing where there
 * are none of these, as in files that say all of groups at their people. Pure.
 */
export function undeclaredGroups({ groups, people, apps }: Pick<Directory, 'groups' | 'people' | 'apps'>): string[] {
  const declared = [...groups.keys()]
  if (declared.length === 0) return []
  const used = new Set([
    ...[...people.values()].flatMap((person) => person.groups ?? []),
    ...[...apps.values()].flatMap(({ access }) => access?.groups ?? []),
  ])
  return [...used]
    .filter((name) => !groups.has(name))
    .map((name) => `There is no group '${name}' among 'groups'${didYouMean(name, declared) || '; it is one all the same.'}`)
}
