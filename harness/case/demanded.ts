import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import { systemRoles } from '../expect/role.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { Word } from '../scenario/values.ts'
import type { CaseGiven } from './given.ts'
import { type CasePerson, type IdpValue, sendAddress } from './people.ts'
import { groupNamer, SCENARIO_GROUPS } from './sp-groups.ts'

/** Checks that judge what a first message gives of roles or groups: their scenarios leave out what they leave out on purpose. */
const ABOUT_ROLES = ['role-from-assertion', 'role-on-join']
const ABOUT_GROUPS = ['groups-at-creation', 'unknown-group-logged']

interface Demands {
  scenario: Pick<Scenario, 'surface' | 'checks'>
  policy: ProvisioningPolicy
  attributeMap: Readonly<Record<string, string>>
  given: Pick<CaseGiven, 'workspaces'>
  /** The SP's own groups, where no hook makes them. */
  groups?: readonly string[] | undefined
}

/**
 * Sends what the SP refuses people without, as its administrator would: an address, a role, groups. What the scenario itself says of them,
 * or is about, stays as it is.
 */
export function sendDemanded(people: Iterable<CasePerson>, demands: Demands): void {
  const { scenario, policy, attributeMap } = demands
  const isWorkspace = scenario.surface === 'workspace'
  const isAbout = (checks: readonly string[]) => checks.some((id) => id in scenario.checks)
  const wantsRoles = isWorkspace && policy.missingAttribute?.role === 'reject' && !isAbout(ABOUT_ROLES)
  const wantsGroups = !isWorkspace && policy.groupsAbsent === 'reject' && !isAbout(ABOUT_GROUPS)
  for (const person of people) {
    if (attributeMap.email !== undefined && policy.missingAttribute?.email === 'reject') sendAddress(person)
    if (wantsRoles) add(person, rolesOf(demands), attributeMap)
    if (wantsGroups) add(person, { groups: [groupNamer(demands.groups)(SCENARIO_GROUPS[0])] }, attributeMap)
  }
}

/** The default role wherever one is asked for; a role that every workspace has where that is none of them. */
function rolesOf({ policy, given }: Demands): Partial<Record<Word, IdpValue>> {
  const role = systemRoles.find((each) => each === policy.defaultRole) ?? 'Operator'
  const isSeparate = given.workspaces.some((each) => each.environments)
  return { role, ...(isSeparate ? { roleTest: role, roleProd: role } : {}) }
}

/** Who sends one of the words already, sends the others on purpose or not at all. */
function add(person: CasePerson, values: Partial<Record<Word, IdpValue>>, attributeMap: Demands['attributeMap']): void {
  const words = Object.keys(values) as Word[]
  if (words.some((word) => word in person.sends)) return
  for (const word of words) if (attributeMap[word] !== undefined) person.sends[word] = values[word] ?? null
}
