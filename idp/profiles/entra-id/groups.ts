import type { GroupStatement } from '../../directory/schema.ts'
import { seededRandomness } from '../../saml/random.ts'
import type { GroupClaims } from '../profile.ts'
import { regexReplace } from './language/transformations.ts'

/** The lasting id of a group in a directory. */
export const groupId = (tenantId: string, name: string): string => seededRandomness(`entra-id/${tenantId}/group/${name}`).guid()

/**
 * The group claim: object ids by default, or the display names of groups made in the cloud; of all groups, or of those that the app is
 * assigned to, where somebody is a direct member. Microsoft docs, "Configure group claims for applications", and "Customize SAML token claims" for
 * RegexReplace(), which works on groups as on any claim.
 */
export const entraIdGroups: GroupClaims = {
  options: ['as', 'assigned', 'filter', 'replace', 'security'],
  filters: ['starts-with', 'ends-with', 'contains'],
  problem: ({ replace }) => (replace ? replaceProblem(replace) : null),
  values({ tenant, app }, { groups = [] }, { as = 'id', assigned, filter, replace }) {
    const names = [...new Set(groups)].filter((name) => !assigned || app.access?.groups?.includes(name))
    const sent = names.filter((name) => !filter || passes(name, filter.type, filter.value))
    if (sent.length === 0) return null
    const values = sent.map((name) => (as === 'name' ? name : groupId(tenant.id, name)))
    return replace ? values.flatMap((value) => regexReplace([value, replace.pattern, replace.by], {}) ?? []) : values
  },
}

/** "Match with" of the portal: prefix, suffix, contains. */
function passes(name: string, type: string, value: string): boolean {
  if (type === 'starts-with') return name.startsWith(value)
  return type === 'ends-with' ? name.endsWith(value) : name.includes(value)
}

/** Microsoft docs, "Customize SAML token claims", RegexReplace() transformation validations. */
function replaceProblem({ pattern, by }: NonNullable<GroupStatement['replace']>): string | null {
  try {
    regexReplace(['', pattern, ''], {})
  } catch (error) {
    if (error instanceof RangeError) return `${error.message}: ${pattern}`
    throw error
  }
  const named = [...pattern.matchAll(/\(\?(?:'(\w+)'|<([A-Za-z_]\w*)>)/g)].map(([, quoted, bracketed]) => quoted ?? bracketed)
  const lost = [...by.matchAll(/\{([A-Za-z_]\w*)\}/g)].find(([, name]) => !named.includes(name))
  return lost ? `${lost[0]} is no group of the pattern: ${pattern}` : null
}
