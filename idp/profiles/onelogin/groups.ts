import { withPattern } from '../../expressions/pattern.ts'
import type { GroupClaims } from '../profile.ts'

/**
 * "User Roles" as the value of a parameter; a rule "for each role with value that matches" is the filter. Without
 * "Multi-value parameter" several stand in one value, joined by semicolons. OneLogin help, "Multi-value parameters" and "Rules".
 */
export const oneLoginGroups: GroupClaims = {
  options: ['multiValue', 'filter'],
  filters: ['regex'],
  values(_place, { groups = [] }, { multiValue = false, filter }) {
    const all = [...new Set(groups)]
    const sent = filter ? withPattern(filter.value, all) : all
    if (sent.length === 0) return null
    return multiValue ? sent : [sent.join(';')]
  },
}
