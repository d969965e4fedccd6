import { findPattern } from '../../expressions/pattern.ts'
import type { GroupClaims } from '../profile.ts'
import { groupsOf } from './identity.ts'

/** "Matches regex" fits the whole name, as Java's `matches` does (inferred). */
const fits: Record<string, (name: string, value: string) => boolean> = {
  'starts-with': (name, value) => name.startsWith(value),
  equals: (name, value) => name === value,
  contains: (name, value) => name.includes(value),
  regex: (name, value) => findPattern(`^(?:${value})$`, name) !== null,
}

/**
 * "Group Attribute Statements": one Attribute with the name of each group that the filter lets through, the built-in Everyone among
 * them. Okta help, "Define attribute statements". With none let through no Attribute is sent (inferred: no capture shows it).
 */
export const oktaGroups: GroupClaims = {
  options: ['filter'],
  filters: ['starts-with', 'equals', 'contains', 'regex'],
  values({ tenant }, person, { filter }) {
    const names = groupsOf(tenant.id, person).map(({ name }) => name)
    const sent = names.filter((name) => !filter || fits[filter.type]?.(name, filter.value))
    return sent.length > 0 ? sent : null
  },
}
