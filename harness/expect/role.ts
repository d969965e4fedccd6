import type { CaseRun } from '../case/case-run.ts'
import type { SentAssertion } from '../case/sent.ts'
import { assertedGroups } from './asserted-groups.ts'
import { isMalformedName } from './name.ts'
import { type Expectation, sentValue, silent, value } from './sent-value.ts'

/** Roles that every workspace has (W-11), from the most rights to the least. */
export const systemRoles = ['Admin', 'Analyst', 'Operator'] as const

/** Shown as no role at all. */
export const NO_ROLE = ''

type Declared = Pick<CaseRun, 'attributeMap' | 'policy' | 'given'>
const WORDS = { role: 'role', dev: 'role', test: 'roleTest', prod: 'roleProd' } as const

/** The roles of somebody whose role attributes count: one, or one each for DEV, TEST and PROD (W-07 to W-17, W-30, A-07, A-10, A-11). */
export function expectedRoles(run: Declared, sent: SentAssertion, workspace: string): Expectation<Record<string, string>> {
  return forEachSlot(run, workspace, (slot) => roleFor(run, sent, workspace, WORDS[slot]))
}

/**
 * The roles of a member at a later sign-in that reads them again (F-12, F-13). Where nothing is said, or nothing that there is, the member
 * keeps what is there: a default is for the first sign-in (F-27).
 */
export function expectedLaterRoles(
  run: Declared,
  sent: SentAssertion,
  workspace: string,
  had: Readonly<Record<string, string>>,
): Expectation<Record<string, string>> {
  return forEachSlot(run, workspace, (slot) => {
    const role = roleFor(run, sent, workspace, WORDS[slot])
    const mapped = mappedRoles(run, sent, workspace)
    const said = [...sentValue(run, sent, WORDS[slot]).values, ...(mapped.kind === 'value' ? mapped.value : [])]
    const kept = had[slot]
    return role.kind === 'value' && kept !== undefined && !said.includes(role.value) ? value(kept) : role
  })
}

/** The default role everywhere: for somebody whose role attributes do not count (W-08, W-31). */
export function defaultRoles(run: Declared, workspace: string): Expectation<Record<string, string>> {
  const role = run.policy.defaultRole
  return role === undefined ? silent('defaultRole') : forEachSlot(run, workspace, () => value(role))
}

/** Role names of a workspace: the system's and its own. */
export function rolesOf(run: Pick<CaseRun, 'given'>, workspace: string): string[] {
  return [
    ...systemRoles,
    ...(run.given.workspaces.find((each) => each.name === workspace)?.customRoles.map((role) => role.name) ?? []),
  ]
}

function forEachSlot(
  run: Declared,
  workspace: string,
  roleIn: (slot: keyof typeof WORDS) => Expectation<string>,
): Expectation<Record<string, string>> {
  const separate = run.given.workspaces.find((each) => each.name === workspace)?.environments ?? false
  const slots = separate ? (['dev', 'test', 'prod'] as const) : (['role'] as const)
  const roles: Record<string, string> = {}
  for (const slot of slots) {
    const role = roleIn(slot)
    if (role.kind !== 'value') return role
    roles[slot] = role.value
  }
  return value(roles)
}

function roleFor(run: Declared, sent: SentAssertion, workspace: string, word: string): Expectation<string> {
  const { policy } = run
  const asserted = sentValue(run, sent, word)
  if (policy.defaultRole === undefined) return silent('defaultRole')
  const known = rolesOf(run, workspace)
  const mapped = asserted.values.length === 0 ? mappedRoles(run, sent, workspace) : value<string[]>([])
  if (mapped.kind !== 'value') return mapped
  if (mapped.value.length > 0) return choose(mapped.value, known, policy)
  if (asserted.values.length === 0) {
    if (policy.missingAttribute?.role === undefined) return silent('missingAttribute.role')
    return policy.missingAttribute.role === 'reject'
      ? { kind: 'refused', why: `${asserted.attribute} is missing` }
      : value(policy.defaultRole)
  }
  const chosen = choose(asserted.values, known, policy)
  if (chosen.kind !== 'value') return chosen
  if (known.includes(chosen.value)) return chosen
  if (isMalformedName(chosen.value)) return forMalformed(policy)
  if (policy.unknownRole === undefined) return silent('unknownRole')
  if (policy.unknownRole === 'reject') return { kind: 'refused', why: `there is no role "${chosen.value}"` }
  return policy.unknownRole === 'none' ? value(NO_ROLE) : value(policy.defaultRole)
}

/** What becomes of a value that can be no role anywhere. */
function forMalformed({ malformedAttribute, defaultRole }: CaseRun['policy']): Expectation<string> {
  if (malformedAttribute?.role === undefined) return silent('malformedAttribute.role')
  if (malformedAttribute.role === 'reject') return { kind: 'refused', why: 'the role is malformed' }
  return defaultRole === undefined ? silent('defaultRole') : value(defaultRole)
}

/** The roles that the workspace's mapping gives to the groups that were sent, in its order. */
function mappedRoles(run: Declared, sent: SentAssertion, workspace: string): Expectation<string[]> {
  const mapping = run.given.workspaces.find((each) => each.name === workspace)?.groupRoles ?? []
  if (mapping.length === 0) return value([])
  const groups = assertedGroups(run, sent)
  if (groups.kind !== 'value') return groups
  const known = rolesOf(run, workspace)
  const rules = mapping.filter(({ group, role }) => groups.value.includes(group) && known.includes(role))
  return value([...new Set(rules.map(({ role }) => role))])
}

function choose(values: readonly string[], known: readonly string[], policy: CaseRun['policy']): Expectation<string> {
  const first = values[0] ?? ''
  if (values.length === 1) return value(first)
  const rule = policy.multiRole
  if (rule === undefined) return silent('multiRole')
  if (rule === 'reject') return { kind: 'refused', why: 'several roles were sent' }
  if (rule === 'priority' && policy.rolePriority === undefined) return silent('rolePriority')
  const order: readonly string[] = rule === 'highest' ? systemRoles : rule === 'priority' ? (policy.rolePriority ?? []) : []
  return value(order.find((each) => values.includes(each) && known.includes(each)) ?? first)
}
