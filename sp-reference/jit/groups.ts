import type { Environment } from '../organisations/settings.ts'
import { groupMeant, meantOtherwise } from './group-meant.ts'
import type { Policy } from './policy.ts'
import { Refused } from './refusal.ts'
import type { Account, Change, Channel, GroupSync, SignInFacts } from './types.ts'

/** `linked`: they are too many for the message, which says where to ask for them. */
type Asserted = { state: 'absent' | 'empty' | 'listed' | 'linked'; names: string[] }

/** What Entra ID sends in place of more than 150 groups (Microsoft docs, "Configure group claims for applications"). */
const groupsLink = 'http://schemas.microsoft.com/claims/groups.link'

/** What separates groups within one value, such as `Sales, EMEA` or OneLogin's `Sales;EMEA`; null: nothing does. */
export function separatorOf({ joinedGroups }: Pick<Policy, 'joinedGroups'>): RegExp | null {
  if (joinedGroups === 'whole') return null
  return { split: /[,;]/, splitAtCommas: /,/, splitAtSemicolons: /;/ }[joinedGroups]
}

/** The groups an assertion names. Repeated values are all read, one value with separators as the policy says; absent and empty are told apart. */
export function assertedGroups(facts: SignInFacts, policy: Policy): Asserted {
  const sent = policy.attributeMap.groups === null ? undefined : facts.attributes.get(policy.attributeMap.groups)
  if (sent === undefined) return { state: facts.attributes.has(groupsLink) ? 'linked' : 'absent', names: [] }
  const separator = separatorOf(policy)
  const values = separator ? sent.flatMap((value) => value.split(separator)) : sent
  const names = [...new Set(values.map((name) => name.trim()))].filter((name) => name !== '')
  return { state: names.length === 0 ? 'empty' : 'listed', names }
}

function refuseWhereDemanded(asserted: Asserted, policy: Policy): void {
  const rule = asserted.state === 'absent' ? policy.groupsAbsent : asserted.state === 'empty' ? policy.groupsEmpty : null
  if (rule === 'reject') throw new Refused('missing-attribute', `${policy.attributeMap.groups} is ${asserted.state}`)
}

const tooMany = `the groups are too many for the message, which has ${groupsLink} in their place`

const known = (values: string[], environment: Environment): string[] =>
  values.flatMap((value) => groupMeant(value, environment) ?? [])
const unknown = (values: string[], environment: Environment): string[] =>
  values.filter((value) => groupMeant(value, environment) === null)
const warning = (value: string, environment: Environment): string =>
  `warning: group '${value}' does not exist in ${environment.name}: ignored${meantOtherwise(value, environment)}`

/**
 * Groups of a new account: in each environment it gets, those of the asserted groups that exist there; with `groupsOnCreate: withSync`
 * only where that environment's own switch is on.
 * Unknown groups are ignored with a warning and never created.
 */
export function groupsAtCreation(
  facts: SignInFacts,
  policy: Policy,
  granted: Environment[],
  signIn: { environment: Environment; channel: Channel },
): { changes: Change[]; reasons: string[]; sync: GroupSync } {
  const { environment, channel } = signIn
  const sync: GroupSync = { environment: environment.name, added: [], removed: [], left: [], skipped: null }
  const isTied = policy.groupsOnCreate === 'withSync'
  const obstacle = isTied ? notSynced(environment, channel) : null
  if ((notSynced(environment, channel) ? policy.groupPolicy : policy.groupPolicyWithSync) === 'ignore')
    return { changes: [], reasons: ['groups are ignored by policy'], sync: { ...sync, skipped: 'ignored' } }
  if (obstacle) return { changes: [], reasons: [`sync skipped: ${obstacle}`], sync: { ...sync, skipped: obstacle } }
  const asserted = assertedGroups(facts, policy)
  refuseWhereDemanded(asserted, policy)
  const places = isTied ? granted.filter((place) => notSynced(place, channel) === null) : granted
  const changes = places.flatMap((place) =>
    known(asserted.names, place).map((group) => ({ do: 'add-group', environment: place.name, group }) as const),
  )
  const ignored = unknown(asserted.names, environment)
  sync.added = known(asserted.names, environment)
  sync.left = ignored.map((group) => ({ group, why: 'does not exist in this environment' }))
  const summary =
    asserted.state === 'listed'
      ? `groups at creation: ${sync.added.join(', ') || 'none'}`
      : asserted.state === 'linked'
        ? `warning: ${tooMany}: no groups`
        : `${policy.attributeMap.groups} is ${asserted.state}: no groups`
  return { changes, reasons: [summary, ...ignored.map((name) => warning(name, environment))], sync }
}

/** Why this sign-in is no synced one: the environment's switch, or the channel. */
function notSynced(environment: Environment, channel: Channel): 'off' | 'channel' | null {
  if (!environment.groupSync) return 'off'
  return channel === 'go' ? null : 'channel'
}

/**
 * Groups of a known person at a later sign-in. A synced one, with the environment's switch on and through Workato GO, follows
 * `groupPolicyWithSync`, any other `groupPolicy`: the assertion decides (`authoritative`), only adds (`additive`), or decides about
 * groups that sync itself gave (`managedOnly`); `createOnly` and `ignore` leave everything as it is.
 */
export function groupsAtSignIn(
  facts: SignInFacts,
  policy: Policy,
  environment: Environment,
  channel: Channel,
  account: Account,
): { changes: Change[]; reasons: string[]; sync: GroupSync } {
  const sync: GroupSync = { environment: environment.name, added: [], removed: [], left: [], skipped: null }
  const obstacle = notSynced(environment, channel)
  const rule = obstacle ? policy.groupPolicy : policy.groupPolicyWithSync
  if (rule === 'createOnly' || rule === 'ignore') {
    const skipped = obstacle ?? 'ignored'
    return {
      changes: [],
      reasons: [obstacle ? `sync skipped: ${obstacle}` : 'groups are ignored by policy'],
      sync: { ...sync, skipped },
    }
  }
  const asserted = assertedGroups(facts, policy)
  refuseWhereDemanded(asserted, policy)
  const current = account.environments.find(({ name }) => name === environment.name)?.groups ?? []
  if (asserted.state === 'linked') {
    sync.left = current.map(({ name }) => ({ group: name, why: 'the groups are too many for the message' }))
    return { changes: [], reasons: [`warning: ${tooMany}: groups kept`], sync }
  }
  const said = asserted.state === 'absent' ? policy.groupsAbsent : asserted.state === 'empty' ? policy.groupsEmpty : null
  if (said === 'keep') {
    sync.left = current.map(({ name }) => ({ group: name, why: `the groups attribute is ${asserted.state}` }))
    return { changes: [], reasons: [`${policy.attributeMap.groups} is ${asserted.state}: groups kept`], sync }
  }
  const wanted = known(asserted.names, environment)
  const ignored = unknown(asserted.names, environment)
  sync.added = wanted.filter((name) => !current.some((group) => group.name === name))
  for (const { name, source } of current) {
    if (wanted.includes(name)) continue
    if (rule === 'additive') sync.left.push({ group: name, why: 'sync only adds' })
    else if (rule === 'managedOnly' && source === 'manual') sync.left.push({ group: name, why: 'given by hand' })
    else sync.removed.push(name)
  }
  sync.left.push(...ignored.map((group) => ({ group, why: 'does not exist in this environment' })))
  const changes: Change[] = [
    ...sync.added.map((group) => ({ do: 'add-group', environment: environment.name, group }) as const),
    ...sync.removed.map((group) => ({ do: 'remove-group', environment: environment.name, group }) as const),
  ]
  const summary = `group sync: added ${sync.added.join(', ') || 'none'}; removed ${sync.removed.join(', ') || 'none'}`
  return { changes, reasons: [summary, ...ignored.map((name) => warning(name, environment))], sync }
}
