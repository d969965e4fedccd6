import { seededRandomness } from '../../saml/random.ts'
import type { GroupClaims } from '../profile.ts'

/** The lasting id of a group in a directory. */
export const groupId = (tenantId: string, name: string): string => seededRandomness(`entra-id/${tenantId}/group/${name}`).guid()

/**
 * The group claim: object ids by default, or the display names of groups made in the cloud; of all groups, or of those that the app is
 * assigned to, where somebody is a direct member. Microsoft docs, "Configure group claims for applications".
 */
export const entraIdGroups: GroupClaims = {
  options: ['as', 'assigned', 'filter'],
  filters: ['starts-with', 'ends-with', 'contains'],
  values({ tenant, app }, { groups = [] }, { as = 'id', assigned, filter }) {
    const names = [...new Set(groups)].filter((name) => !assigned || app.access?.groups?.includes(name))
    const sent = names.filter((name) => !filter || passes(name, filter.type, filter.value))
    return sent.length > 0 ? sent.map((name) => (as === 'name' ? name : groupId(tenant.id, name))) : null
  },
}

/** "Match with" of the portal: prefix, suffix, contains. */
function passes(name: string, type: string, value: string): boolean {
  if (type === 'starts-with') return name.startsWith(value)
  return type === 'ends-with' ? name.endsWith(value) : name.includes(value)
}
