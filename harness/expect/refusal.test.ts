import { expect, test } from '#unit-test'
import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import { anAssertion, aPlace, aRun } from '../checks/testing.ts'
import { type Arrival, expectedRefusal } from './refusal.ts'

const go = (groupSync: boolean): Arrival => ({ environment: { groupSync }, channel: 'go' })
const portal: Arrival = { environment: { groupSync: true }, channel: 'portal' }
const finance: Arrival = { workspace: 'finance' }
const link = { 'http://schemas.microsoft.com/claims/groups.link': ['https://graph.test'] }
const groups: ProvisioningPolicy = { groupsAbsent: 'reject', groupsEmpty: 'reject', groupsOnCreate: 'always' }
const role: ProvisioningPolicy = { missingAttribute: { role: 'reject' }, defaultRole: 'Operator' }

const table: [name: string, policy: ProvisioningPolicy, sent: Record<string, string[]>, at: Arrival, want: string | null][] = [
  ['no groups', groups, {}, go(false), 'the groups attribute is absent'],
  ['groups', groups, { groups: ['Sales'] }, go(false), null],
  ['empty groups', groups, { groups: [''] }, go(false), 'the groups attribute is empty'],
  ['too many groups', groups, link, go(false), null],
  ['no groups, which may be', { ...groups, groupsAbsent: 'keep' }, {}, go(false), null],
  ['no groups, and nobody says when they count', { groupsAbsent: 'reject' }, {}, go(false), null],
  ['no groups, which nobody reads', { ...groups, groupPolicy: 'ignore' }, {}, go(false), null],
  ['no groups, without sync', { ...groups, groupsOnCreate: 'withSync' }, {}, go(false), null],
  ['no groups, with sync', { ...groups, groupsOnCreate: 'withSync' }, {}, go(true), 'the groups attribute is absent'],
  ['no groups, by the portal', { ...groups, groupsOnCreate: 'withSync' }, {}, portal, null],
  ['no groups in a workspace', groups, {}, finance, null],
  ['no role', role, {}, finance, 'role is missing'],
  ['no role of an end user', role, {}, go(false), null],
]
for (const [name, policy, sent, at, want] of table)
  test(`why a newcomer is refused: ${name}`, () => {
    const run = aRun({ steps: [], policy: { missingAttribute: { name: 'default' }, ...policy } })
    expect(expectedRefusal(run, anAssertion(aPlace('prod'), sent), at)).toBe(want)
  })

test('an SP without an attribute for groups cannot miss any', () => {
  const run = aRun({ steps: [], policy: groups, attributeMap: { email: 'mail' } })
  expect(expectedRefusal(run, anAssertion(aPlace('prod')), go(false))).toBe(null)
})
