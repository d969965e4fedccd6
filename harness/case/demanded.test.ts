import { expect, test } from '#unit-test'
import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import { loadScenarios } from '../scenario/load.ts'
import type { Scenario } from '../scenario/schema.ts'
import { sendDemanded } from './demanded.ts'
import { completeGiven } from './given.ts'
import { type CasePerson, makePeople } from './people.ts'

const attributeMap = { email: 'mail', displayName: 'name', role: 'role', roleTest: 'test', roleProd: 'prod', groups: 'groups' }
const role: ProvisioningPolicy = { missingAttribute: { role: 'reject' }, defaultRole: 'Analyst' }
const groups: ProvisioningPolicy = { groupsAbsent: 'reject' }
const separate = { given: { workspaces: [{ name: 'finance', environments: true }] } }
const named = { displayName: 'Ada' }
type Sends = CasePerson['sends']

const table: [
  name: string,
  surface: 'end-user' | 'workspace',
  policy: ProvisioningPolicy,
  sends: Sends,
  want: Sends,
  more?: object,
][] = [
  ['nothing is demanded', 'workspace', { missingAttribute: { role: 'default' }, groupsAbsent: 'keep' }, named, named],
  ['a role', 'workspace', role, named, { ...named, role: 'Analyst' }],
  ['a role beside a default that is none', 'workspace', { ...role, defaultRole: 'Guest' }, named, { ...named, role: 'Operator' }],
  ['three roles', 'workspace', role, named, { ...named, role: 'Analyst', roleTest: 'Analyst', roleProd: 'Analyst' }, separate],
  ['a role for DEV alone is meant so', 'workspace', role, { role: 'Admin' }, { role: 'Admin' }, separate],
  ['a role that was never set is meant so', 'workspace', role, { role: null }, { role: null }],
  ['a role of an end user', 'end-user', role, named, named],
  ['a role that is judged', 'workspace', role, named, named, { checks: { 'role-from-assertion': ['W-08'] } }],
  ['groups', 'end-user', groups, named, { ...named, groups: ['Sales'] }],
  ['groups of one that sends some', 'end-user', groups, { groups: ['EMEA'] }, { groups: ['EMEA'] }],
  ['groups of a workspace', 'workspace', groups, named, named],
  ['groups that are judged', 'end-user', groups, named, named, { checks: { 'groups-at-creation': ['E-06'] } }],
  ['an address', 'end-user', { missingAttribute: { email: 'reject' } }, named, { ...named, email: 'ada.k1@firstlogin.test' }],
]
for (const [name, surface, policy, sends, want, more = {}] of table)
  test(`what is sent where it is demanded: ${name}`, () => {
    const scenario = { surface, checks: {}, ...more } as Scenario
    expect(sentUnder(scenario, policy, { ada: { sends } })).toEqual({ ada: want })
  })

test('an SP without an attribute for it is sent none', () => {
  const people = [...makePeople({ ada: { sends: named } }, 'k1').values()]
  const scenario = { surface: 'workspace', checks: {} } as const
  sendDemanded(people, { scenario, policy: role, attributeMap: { displayName: 'name' }, given: completeGiven(scenario) })
  expect(people[0]?.sends).toEqual(named)
})

const leftOut = [
  'missing-attributes/no-role',
  'new-user/address-alone',
  'new-user/groups-mapped-to-roles',
  'new-user/role-for-dev-only',
]
for (const id of leftOut)
  test(`${id} leaves out what it leaves out on purpose`, () => {
    const scenario = loadScenarios().find((each) => each.id === id)
    if (!scenario) throw new Error(`there is no scenario ${id}`)
    expect(sentUnder(scenario, role, scenario.people)).toEqual(sentUnder(scenario, {}, scenario.people))
  })

/** What each person sends in the end. */
function sentUnder(scenario: Scenario, policy: ProvisioningPolicy, people: Scenario['people']): Record<string, Sends> {
  const made = makePeople(people ?? { ada: {} }, 'k1')
  sendDemanded(made.values(), { scenario, policy, attributeMap, given: completeGiven(scenario) })
  return Object.fromEntries([...made].map(([id, { sends }]) => [id, sends]))
}
