import { expect, test } from '#unit-test'
import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import type { StepRecord } from '../case/case-run.ts'
import { completeGiven } from '../case/given.ts'
import { groupsByHand, isRoleByHand } from './by-hand.ts'
import { groupsPerPolicy } from './groups-per-policy.ts'
import { rolePerPolicy } from './role-per-policy.ts'
import { ada, anAccount, anAssertion, aPlace, aRun, aStep, seeing, unseen } from './testing.ts'
import { unknownGroupLogged } from './unknown-group-logged.ts'

const prod = aPlace('prod')
const finance = aPlace('finance', 'workspace')
const inGroups = (...groups: string[]) => seeing(anAccount(ada, { environments: { prod: { groups, permissions: [] } } }))
const as = (role: string) => seeing(anAccount(ada, { workspaces: { finance: { roles: { role }, pending: false } } }))
type Seen = StepRecord['before']
const step = (kind: string, before: Seen, after: Seen, more: Partial<StepRecord> = {}) =>
  aStep({ kind, place: prod, before, after, sent: anAssertion(prod), ...more })
const until = step('sign-in', inGroups(), inGroups())

const histories: [string, StepRecord[], string[] | undefined][] = [
  ['what was there at first', [step('sign-in', inGroups('EMEA'), inGroups('EMEA', 'Sales'))], ['EMEA']],
  ['what a sign-in gave', [step('sign-in', seeing(), inGroups('Sales'))], []],
  [
    'what was given later',
    [step('sign-in', seeing(), inGroups('Sales')), step('change-at-sp', inGroups('Sales'), inGroups('Sales', 'EMEA'))],
    ['EMEA'],
  ],
  ['what is gone again', [step('change-at-sp', inGroups('EMEA'), inGroups())], []],
  ['what was not seen', [step('sign-in', unseen, inGroups('Sales'))], undefined],
]
for (const [name, steps, want] of histories)
  test(`groups by hand: ${name}`, () => expect(groupsByHand({ steps: [...steps, until] }, until, ada, 'prod')).toEqual(want))

const seeded = { ...completeGiven({ surface: 'workspace' }), accounts: [{ person: 'ada', workspaces: [{ name: 'finance' }] }] }
const byIdp = step('sign-in', as('Operator'), as('Admin'), { place: finance })
const byAdmin = step('change-at-sp', as('Admin'), as('Analyst'), { place: finance, details: { changes: 'roles' } })
const last = step('sign-in', as('Analyst'), as('Analyst'), { place: finance })
const roles: [string, boolean, StepRecord[], boolean][] = [
  ['made by hand', true, [], true],
  ['made by hand, changed by the IdP', true, [byIdp], false],
  ['changed by hand at last', false, [byIdp, byAdmin], true],
  ['given by the IdP', false, [byIdp], false],
  ['another thing changed by hand', false, [{ ...byAdmin, details: { changes: 'displayName' } }], false],
]
for (const [name, isSeeded, steps, want] of roles)
  test(`role by hand: ${name}`, () => {
    const given = isSeeded ? seeded : { ...seeded, accounts: [] }
    expect(isRoleByHand({ given, steps: [...steps, last] }, last, 'finance')).toBe(want)
  })

const policy: ProvisioningPolicy = {
  defaultRole: 'Operator',
  missingAttribute: { role: 'default' },
  unknownRole: 'default',
  multiRole: 'first',
}
const asking = (sent: string | null, after: string) =>
  step('sign-in', as('Analyst'), as(after), { place: finance, sent: anAssertion(finance, sent === null ? {} : { role: [sent] }) })
const later: [string, ProvisioningPolicy['rolePolicy'], boolean, StepRecord, string][] = [
  ['what is sent arrives', 'eachLogin', false, asking('Admin', 'Admin'), 'satisfied'],
  ['what is sent does not arrive', 'eachLogin', false, asking('Admin', 'Analyst'), 'violated'],
  ['nothing sent keeps the role', 'eachLogin', false, asking(null, 'Analyst'), 'satisfied'],
  ['nothing sent resets the role', 'eachLogin', false, asking(null, 'Operator'), 'violated'],
  ['something unknown keeps the role', 'eachLogin', false, asking('ghost', 'Analyst'), 'satisfied'],
  ['a role by hand wins', 'manualWins', true, asking('Admin', 'Analyst'), 'satisfied'],
  ['a role by hand is lost', 'manualWins', true, asking('Admin', 'Admin'), 'violated'],
  ['a role of the IdP is renewed', 'manualWins', false, asking('Admin', 'Admin'), 'satisfied'],
  ['a role is kept', 'createOnly', false, asking('Admin', 'Analyst'), 'satisfied'],
]
for (const [name, rolePolicy, isByHand, asked, want] of later)
  test(`role-per-policy: ${name} (${rolePolicy})`, () => {
    const given = isByHand ? seeded : { ...seeded, accounts: [] }
    const run = aRun({ policy: { ...policy, ...(rolePolicy ? { rolePolicy } : {}) }, given, steps: [asked] })
    expect(rolePerPolicy.evaluate(run).kind).toBe(want)
  })

const synced = completeGiven({ surface: 'end-user', given: { environments: [{ name: 'prod', groupSync: true }] } })
const sending = (groups: string[] | null, after: string[]) =>
  step('sign-in', inGroups('Sales', 'EMEA'), inGroups(...after), { sent: anAssertion(prod, groups ? { groups } : {}) })
const earlier = step('sign-in', inGroups('EMEA'), inGroups('Sales', 'EMEA'), { sent: null })
const link = step('sign-in', inGroups('Sales'), inGroups(), {
  sent: anAssertion(prod, { 'http://schemas.microsoft.com/claims/groups.link': ['https://graph'] }),
})
const kept = { ...link, after: inGroups('Sales') }
const groups: [string, ProvisioningPolicy, StepRecord[], string][] = [
  [
    'managed: by hand stays',
    { groupPolicyWithSync: 'managedOnly' },
    [earlier, sending(['Support'], ['EMEA', 'Support'])],
    'satisfied',
  ],
  ['managed: by hand is lost', { groupPolicyWithSync: 'managedOnly' }, [earlier, sending(['Support'], ['Support'])], 'violated'],
  [
    'managed: cleared but for those by hand',
    { groupPolicyWithSync: 'managedOnly', groupsAbsent: 'clear' },
    [earlier, sending(null, ['EMEA'])],
    'satisfied',
  ],
  [
    'additive: nothing goes',
    { groupPolicyWithSync: 'additive', groupsAbsent: 'clear' },
    [sending(null, ['Sales', 'EMEA'])],
    'satisfied',
  ],
  [
    'joined text is split',
    { groupPolicyWithSync: 'authoritative', joinedGroups: 'split' },
    [sending(['Sales, Support'], ['Sales', 'Support'])],
    'satisfied',
  ],
  [
    'joined text is one name',
    { groupPolicyWithSync: 'authoritative', joinedGroups: 'whole' },
    [sending(['Sales, Support'], [])],
    'satisfied',
  ],
  ['joined text, no promise', { groupPolicyWithSync: 'authoritative' }, [sending(['Sales, Support'], [])], 'unspecified'],
  ['a link clears', { groupPolicyWithSync: 'authoritative', groupsAbsent: 'clear' }, [link], 'violated'],
  ['a link changes nothing', { groupPolicyWithSync: 'authoritative', groupsAbsent: 'clear' }, [kept], 'satisfied'],
]
for (const [name, own, steps, want] of groups)
  test(`groups-per-policy: ${name}`, () =>
    expect(groupsPerPolicy.evaluate(aRun({ policy: own, given: synced, steps })).kind).toBe(want))

const logged = (...reasons: string[]) => {
  const said = { ...inGroups('Sales'), audit: [{ event: 'sign-in', reasons }] }
  return step('sign-in', seeing(), said, { sent: anAssertion(prod, { groups: ['Sales', 'Ghost'] }) })
}
const unknown: [string, StepRecord, string, object?][] = [
  ['named', logged("group 'Ghost' does not exist"), 'satisfied'],
  ['not named', logged('groups: Sales'), 'violated'],
  ['not seen', { ...logged(), after: { accounts: [], audit: 'unknown' } }, 'not-verified'],
  ['none', { ...logged(), sent: anAssertion(prod, { groups: ['Sales'] }) }, 'not-verified'],
  ['no promise that groups are read', logged('groups: Sales'), 'unspecified', {}],
  ['groups are not read', logged('groups: Sales'), 'not-verified', { groupsOnCreate: 'always', groupPolicyWithSync: 'ignore' }],
]
for (const [name, asked, want, policy = { groupsOnCreate: 'always' }] of unknown)
  test(`unknown-group-logged: ${name}`, () =>
    expect(unknownGroupLogged.evaluate(aRun({ policy, given: synced, steps: [asked] })).kind).toBe(want))
