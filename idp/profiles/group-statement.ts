import type { GroupStatement, Person } from '../directory/schema.ts'
import { findPattern } from '../expressions/pattern.ts'
import type { Place, VendorProfile } from './profile.ts'

type Sender = Pick<VendorProfile, 'title' | 'groups' | 'overage'>

/** Why a group claim is not sent at all: an option that this vendor has not, or a filter that is none; null where it is sent. Pure. */
export function groupProblem({ title, groups }: Sender, statement: GroupStatement): string | null {
  const { name: _, nameFormat: __, ...options } = statement
  const foreign = Object.keys(options).find((option) => !groups.options.some((each) => each === option))
  if (foreign) return `${title} has no option '${foreign}' for groups; it has ${groups.options.join(', ')}.`
  const { filter } = statement
  if (filter && !groups.filters.includes(filter.type))
    return `${title} has no filter '${filter.type}' for groups; it has ${groups.filters.join(', ')}.`
  return (filter?.type === 'regex' ? patternProblem(filter.value) : null) ?? groups.problem?.(statement) ?? null
}

function patternProblem(pattern: string): string | null {
  try {
    findPattern(pattern, '')
    return null
  } catch (error) {
    if (error instanceof RangeError) return `${error.message}: ${pattern}`
    throw error
  }
}

/** The group claim of a person as this vendor sends it, or the link that stands in its place; null where nothing is sent. */
export function groupAttribute(
  profile: Sender,
  place: Place,
  person: Person,
  statement: GroupStatement,
): { name: string; values: string[] } | null {
  if (groupProblem(profile, statement) !== null) return null
  const values = valuesOf(profile, place, person, statement)
  if (values === null) return null
  return profile.overage?.(place, person, values) ?? { name: statement.name, values }
}

/** A filter that comes to no end for one person's groups sends none of them. */
function valuesOf({ groups }: Sender, place: Place, person: Person, statement: GroupStatement): string[] | null {
  try {
    return groups.values(place, person, statement)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
