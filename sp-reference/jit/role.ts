import type { Workspace } from '../organisations/settings.ts'
import { hasControls } from './attribute.ts'
import type { Entry } from './entry.ts'
import { assertedGroups } from './groups.ts'
import type { Policy } from './policy.ts'
import { Refused } from './refusal.ts'
import type { DecidedBy, Roles, SignInFacts } from './types.ts'

/** The roles every workspace has, from the most rights to the least. */
export const systemRoles = ['Admin', 'Analyst', 'Operator'] as const

/** The roles that a workspace has, its own ones last. */
export const roleNames = ({ customRoles }: { customRoles: readonly { name: string }[] }): string[] => [
  ...systemRoles,
  ...customRoles.map(({ name }) => name),
]

/** Written where the policy answers an unknown role with no role at all. */
export const noRole = 'NoAccess'

export interface RoleAnswer {
  role: string
  /** True when the attribute was sent and named a role of this workspace. */
  asserted: boolean
  reasons: string[]
  /** What gave it: an attribute, a mapped group, or the default. */
  from: string
}

function chosen(
  values: string[],
  known: readonly string[],
  attribute: string,
  policy: Policy,
): { value: string; reasons: string[] } {
  const [first = ''] = values
  if (values.length === 1) return { value: first, reasons: [] }
  if (policy.multiRole === 'reject')
    throw new Refused('duplicate-value', `${attribute} has ${values.length} values; one role is expected`)
  const order = policy.multiRole === 'highest' ? systemRoles : policy.multiRole === 'priority' ? policy.rolePriority : []
  const value = order.find((role) => values.includes(role) && known.includes(role)) ?? first
  return { value, reasons: [`${attribute} has ${values.length} values: '${value}' is used (${policy.multiRole})`] }
}

/** A value that cannot be the name of a role anywhere. */
const malformed = (value: string): boolean => value.length > 256 || hasControls(value)

/** The role that the workspace's mapping gives to the asserted groups, several of them in the order of the mapping; null when none is mapped. */
function fromGroups(
  facts: SignInFacts,
  known: readonly string[],
  policy: Policy,
  mapping: Workspace['groupRoles'],
): RoleAnswer | null {
  const groups = assertedGroups(facts, policy).names
  const rules = mapping.filter(({ group, role }) => groups.includes(group) && known.includes(role))
  const roles = [...new Set(rules.map(({ role }) => role))]
  if (roles.length === 0) return null
  const { value, reasons } = chosen(roles, known, 'the mapping of groups', policy)
  const from = rules.filter(({ role }) => role === value).map(({ group }) => `'${group}'`)
  return {
    role: value,
    asserted: true,
    reasons: [...reasons, `${from.join(', ')} is mapped to role ${value}`],
    from: `the mapping of ${from.join(', ')}`,
  }
}

/**
 * The role that one attribute gives. Names and values are compared exactly, never to the nearest match and never folded.
 * Throws Refused `missing-attribute`, `duplicate-value` or `unknown-role` where the policy says so.
 */
function roleFromAttribute(
  facts: SignInFacts,
  attribute: string | null,
  known: readonly string[],
  policy: Policy,
  mapping: Workspace['groupRoles'],
): RoleAnswer {
  const shown = attribute ?? 'the role attribute'
  const values = (attribute === null ? [] : (facts.attributes.get(attribute) ?? [])).filter((value) => value.trim() !== '')
  if (values.length === 0) {
    const mapped = fromGroups(facts, known, policy, mapping)
    if (mapped) return { ...mapped, reasons: [`${shown} is missing or empty`, ...mapped.reasons] }
    if (policy.missingAttribute.role === 'reject') throw new Refused('missing-attribute', `${shown} is missing or empty`)
    return {
      role: policy.defaultRole,
      asserted: false,
      reasons: [`${shown} is missing or empty: default role ${policy.defaultRole}`],
      from: 'the policy',
    }
  }
  const { value, reasons } = chosen(values, known, shown, policy)
  if (malformed(value)) {
    const fault = `${shown} is too long or holds control characters`
    if (policy.malformedAttribute.role === 'reject') throw new Refused('malformed-attribute', fault)
    const words = `${fault}: default role ${policy.defaultRole}`
    return { role: policy.defaultRole, asserted: false, reasons: [...reasons, words], from: 'the policy' }
  }
  if (known.includes(value))
    return { role: value, asserted: true, reasons: [...reasons, `${shown} gives role ${value}`], from: shown }
  if (policy.unknownRole === 'reject')
    throw new Refused('unknown-role', `${shown} names '${value}', which this workspace does not have`)
  const role = policy.unknownRole === 'none' ? noRole : policy.defaultRole
  return {
    role,
    asserted: false,
    reasons: [...reasons, `warning: ${shown} names '${value}', which this workspace does not have: ${role} instead`],
    from: 'the policy',
  }
}

/** `said` are those of them that the message gives, and not a default. One role, or one each for DEV, TEST and PROD; an environment without its attribute gets the default, never DEV's role. */
export function rolesFromAttributes(
  facts: SignInFacts,
  workspace: Pick<Workspace, 'environments' | 'customRoles' | 'groupRoles'>,
  policy: Policy,
) {
  const known = roleNames(workspace)
  const map = policy.attributeMap
  const dev = roleFromAttribute(facts, map.role, known, policy, workspace.groupRoles)
  if (!workspace.environments)
    return {
      roles: { role: dev.role } satisfies Roles,
      asserted: dev.asserted,
      said: dev.asserted ? { role: dev.role } : {},
      reasons: dev.reasons,
      sources: [sourceOf('role', dev)],
    }
  const test = roleFromAttribute(facts, map.roleTest, known, policy, workspace.groupRoles)
  const prod = roleFromAttribute(facts, map.roleProd, known, policy, workspace.groupRoles)
  return {
    roles: { dev: dev.role, test: test.role, prod: prod.role } satisfies Roles,
    asserted: dev.asserted || test.asserted || prod.asserted,
    said: Object.fromEntries(
      Object.entries({ dev, test, prod }).flatMap(([slot, answer]) => (answer.asserted ? [[slot, answer.role]] : [])),
    ),
    reasons: [...dev.reasons, ...test.reasons, ...prod.reasons],
    sources: [sourceOf('role in DEV', dev), sourceOf('role in TEST', test), sourceOf('role in PROD', prod)],
  }
}

const sourceOf = (field: string, { role, from, asserted }: RoleAnswer): DecidedBy => ({
  field,
  value: role,
  from,
  isDefault: !asserted,
})

/** Roles in the form that the workspace has now: its environments may have been switched since they were given. */
export function rolesIn(workspace: { environments: boolean }, roles: Roles): Roles {
  if (workspace.environments) return 'role' in roles ? { dev: roles.role, test: roles.role, prod: roles.role } : roles
  return 'role' in roles ? roles : { role: roles.dev }
}

/** The default role in every place of the workspace. */
export function defaultRoles(workspace: { environments: boolean }, policy: Policy): Roles {
  const role = policy.defaultRole
  return workspace.environments ? { dev: role, test: role, prod: role } : { role }
}

/** The role that a used invitation names, in every place of the workspace; null where there is none. */
export function invitedRoles(
  { invitation, consumes }: Entry,
  workspace: { environments: boolean },
): { roles: Roles; reasons: string[]; sources: DecidedBy[] } | null {
  const role = consumes ? (invitation?.role ?? null) : null
  if (role === null) return null
  return {
    roles: workspace.environments ? { dev: role, test: role, prod: role } : { role },
    reasons: [`the invitation gives role ${role}`],
    sources: [{ field: 'role', value: role, from: 'the invitation', isDefault: false }],
  }
}

/** `Admin` or `Analyst in DEV, Operator in TEST, Admin in PROD`. */
export const rolesInWords = (roles: Roles): string =>
  'role' in roles ? roles.role : `${roles.dev} in DEV, ${roles.test} in TEST, ${roles.prod} in PROD`

/** True when both say the same roles. */
export const sameRoles = (a: Roles, b: Roles): boolean => rolesInWords(a) === rolesInWords(b)
