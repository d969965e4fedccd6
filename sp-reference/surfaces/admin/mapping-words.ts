import type { Policy } from '../../jit/policy.ts'
import { systemRoles } from '../../jit/role.ts'

type Read = Pick<Policy, 'attributeMap' | 'multiRole' | 'rolePriority' | 'rolePolicy' | 'roleOnJoin'>

/** At which sign-ins a role is looked for at all. */
function occasions({ rolePolicy, roleOnJoin }: Read): string {
  const joins = roleOnJoin === 'attribute' ? ', or joins this workspace with an account from elsewhere' : ''
  const first = `when somebody signs in for the first time and gets an account${joins}`
  if (rolePolicy === 'createOnly') return `It is asked ${first}. Later sign-ins change no role.`
  const except = rolePolicy === 'manualWins' ? ', unless an administrator gave the role by hand' : ''
  return `It is asked ${first}, and at every later sign-in${except}. Where no group is mapped, a later sign-in leaves the role as it is.`
}

/** Which attribute goes before the mapping: of each environment its own, where roles are separate. */
function precedence({ attributeMap: { role, roleTest, roleProd } }: Read, separate: boolean): string {
  const named = separate
    ? ([
        ['DEV', role],
        ['TEST', roleTest],
        ['PROD', roleProd],
      ] as const)
    : ([['this workspace', role]] as const)
  const read = named.flatMap(([where, name]) => (name === null ? [] : [separate ? `${name} for ${where}` : name]))
  if (read.length === 0) return 'No attribute gives a role here, so the mapping alone does.'
  const unread = named.flatMap(([where, name]) => (name === null ? [where] : []))
  const alone = unread.length === 0 ? '' : ` For ${unread.join(' and ')} no attribute is read, so the mapping alone counts.`
  const each = separate ? 'for an environment whose attribute' : 'where the attribute'
  return `It counts only ${each} is missing or empty: ${read.join(', ')}.${alone} A role that is sent goes first, also one that this workspace does not have.`
}

/** What the order of the rules is good for. */
function order({ multiRole, rolePriority }: Read): string {
  if (multiRole === 'reject') return 'Order means nothing here: whose groups are mapped to different roles is not let in.'
  const ranked = multiRole === 'highest' ? systemRoles : multiRole === 'priority' ? rolePriority : []
  if (ranked.length === 0)
    return 'Order decides: of several mapped groups the one that stands first in this list gives the role, in whichever order they are sent.'
  return `Of several mapped groups the role that comes first in ${ranked.join(', ')} counts, wherever it stands. Order decides only where it is none of these: then the first in this list gives the role.`
}

/** What really becomes of the mapping of groups to roles under a policy, in sentences. The same rules as `jit/role.ts`. */
export function mappingWords(policy: Read, separate: boolean): string[] {
  const { groups } = policy.attributeMap
  if (groups === null) return ['No attribute with groups is read at workspaces here, so the mapping is never used.']
  return [
    precedence(policy, separate),
    `The groups are those in ${groups}; names are compared exactly, letter case too.`,
    `${occasions(policy)} A role in an invitation goes before all of this.`,
    order(policy),
  ]
}
