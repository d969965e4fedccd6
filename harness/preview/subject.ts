import type { Person } from '../../idp/index.ts'
import { UsageError } from '../errors.ts'

export type DirectoryPerson = Person

/** Names that are fields of a person, not custom attributes. */
const fields = ['userName', 'email', 'firstName', 'lastName', 'displayName', 'title', 'department', 'locale', 'timeZone'] as const

/**
 * Lays `name=value` over a person; several with one name make a list, `name=` is an empty value. Pure.
 * @throws UsageError for a text without `=`
 */
export function withValues(person: Person, given: readonly string[], groups: readonly string[]): Person {
  const values = new Map<string, string[]>()
  for (const each of given) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(each) ?? []
    if (name === undefined || value === undefined)
      throw new UsageError(`--set takes name=value, such as --set department=Sales, not "${each}"`)
    values.set(name, [...(values.get(name) ?? []), value])
  }
  const isField = (name: string): boolean => fields.some((each) => each === name)
  const own = Object.fromEntries([...values].filter(([name]) => isField(name)).map(([name, all]) => [name, all.at(-1) ?? '']))
  const custom = Object.fromEntries(
    [...values].filter(([name]) => !isField(name)).map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  )
  return {
    ...person,
    ...own,
    attributes: { ...person.attributes, ...custom },
    ...(groups.length > 0 ? { groups: [...groups] } : {}),
  }
}
