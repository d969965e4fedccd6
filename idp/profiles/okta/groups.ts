import { withPattern } from '../../expressions/pattern.ts'
import type { GroupClaims } from '../profile.ts'
import { groupsOf } from './identity.ts'

/** "Matches regex" fits the whole name, as Java's `matches` does (inferred). */
const sieves: Record<string, (names: string[], value: string) => string[]> = {
  'starts-with': (names, value) => names.filter((name) => name.startsWith(value)),
  equals: (names, value) => names.filter((name) => name === value),
  contains: (names, value) => names.filter((name) => name.includes(value)),
  regex: (names, value) => withPattern(`^(?:${value})$`, names),
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
    const sent = filter ? (sieves[filter.type]?.(names, filter.value) ?? []) : names
    return sent.length > 0 ? sent : null
  },
}
