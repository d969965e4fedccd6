import { expect, test } from '#unit-test'
import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import type { SentAssertion } from '../case/sent.ts'
import { expectedEmail } from './email.ts'
import { expectedName } from './name.ts'
import { expectedRoles } from './role.ts'

const attributeMap = {
  email: 'mail',
  displayName: 'name',
  firstName: 'first',
  lastName: 'last',
  role: 'role',
  roleTest: 'role_test',
  roleProd: 'role_prod',
  groups: 'groups',
}
const policy: ProvisioningPolicy = {
  missingAttribute: { email: 'default', name: 'default', role: 'default' },
  malformedAttribute: { email: 'reject', name: 'default', role: 'default' },
  nameFallback: ['fullName', 'firstNameLastName', 'displayName', 'emailLocalPart'],
  duplicateValue: 'first',
  joinedGroups: 'split',
  multiRole: 'first',
  unknownRole: 'default',
  defaultRole: 'Operator',
}

function sent(attributes: Record<string, string[]>, nameId = 'ada@x.test'): SentAssertion {
  return {
    issuer: 'i',
    nameId,
    nameIdFormat: null,
    audience: [],
    recipient: null,
    destination: null,
    inResponseTo: null,
    attributes,
  }
}

const names: { name: string; attributes: Record<string, string[]>; policy?: ProvisioningPolicy; want: unknown }[] = [
  { name: 'as sent', attributes: { name: ['Ada L'] }, want: { kind: 'value', value: 'Ada L' } },
  { name: 'another letter case is another attribute', attributes: { Name: ['Ada L'] }, want: { kind: 'value', value: 'ada' } },
  { name: 'first and last', attributes: { first: ['Ada'], last: ['L'] }, want: { kind: 'value', value: 'Ada L' } },
  { name: 'blank is missing', attributes: { name: ['  '] }, want: { kind: 'value', value: 'ada' } },
  { name: 'first of several', attributes: { name: ['A', 'B'] }, want: { kind: 'value', value: 'A' } },
  { name: 'malformed falls back', attributes: { name: ['A'.repeat(5000)] }, want: { kind: 'value', value: 'ada' } },
  {
    name: 'missing is refused where declared',
    attributes: {},
    policy: { ...policy, missingAttribute: { name: 'reject' } },
    want: { kind: 'refused', why: 'the name is missing' },
  },
  {
    name: 'the whole address in place of the attribute',
    attributes: { name: ['Ada L'] },
    policy: { ...policy, nameFallback: ['email'] },
    want: { kind: 'value', value: 'ada@x.test' },
  },
  {
    name: 'first and last before the attribute',
    attributes: { name: ['Ada L'], first: ['Augusta'], last: ['King'] },
    policy: { ...policy, nameFallback: ['firstNameLastName', 'fullName'] },
    want: { kind: 'value', value: 'Augusta King' },
  },
  {
    name: 'the attribute where first and last say nothing',
    attributes: { name: ['Ada L'] },
    policy: { ...policy, nameFallback: ['firstNameLastName', 'fullName'] },
    want: { kind: 'value', value: 'Ada L' },
  },
  {
    name: 'the attribute where no order is declared',
    attributes: { name: ['Ada L'] },
    policy: {},
    want: { kind: 'value', value: 'Ada L' },
  },
  { name: 'silence of the policy', attributes: {}, policy: {}, want: { kind: 'unspecified', key: 'missingAttribute.name' } },
]
for (const each of names) {
  test(`name: ${each.name}`, () =>
    expect(expectedName({ attributeMap, policy: each.policy ?? policy }, sent(each.attributes), 'ada@x.test')).toEqual(each.want))
}

const locals = [
  ['ada@x.test', 'ada'],
  ['ada', 'ada'],
  ['@x.test', '@x.test'],
] as const
for (const [address, want] of locals)
  test(`name: the local part of ${address}`, () =>
    expect(expectedName({ attributeMap, policy }, sent({}), address)).toEqual({ kind: 'value', value: want }))

const emails: { name: string; sent: SentAssertion; want: unknown }[] = [
  { name: 'the attribute first', sent: sent({ mail: ['b@x.test'] }), want: { kind: 'value', value: 'b@x.test' } },
  { name: 'else the NameID', sent: sent({}), want: { kind: 'value', value: 'ada@x.test' } },
  { name: 'a malformed attribute', sent: sent({ mail: ['nonsense'] }), want: { kind: 'refused', why: 'the email is malformed' } },
  { name: 'nothing at all', sent: sent({}, 'ada'), want: { kind: 'refused', why: 'no email address was sent' } },
]
for (const each of emails)
  test(`email: ${each.name}`, () => expect(expectedEmail({ attributeMap, policy }, each.sent)).toEqual(each.want))

function given(environments: boolean, customRoles: string[] = []) {
  const groupRoles = [
    { group: 'Leads', role: 'Analyst' },
    { group: 'Board', role: 'Admin' },
  ]
  const roles = customRoles.map((name) => ({ name, folders: [], edit: false }))
  const workspaces = [{ name: 'finance', jit: true, environments, customRoles: roles, folders: [], groupRoles }]
  return { environments: [], environmentsFeature: true, workspaces, accounts: [], chat: null }
}
const roles: { name: string; attributes: Record<string, string[]>; given: ReturnType<typeof given>; want: unknown }[] = [
  { name: 'a system role', attributes: { role: ['Admin'] }, given: given(false), want: { role: 'Admin' } },
  { name: 'missing', attributes: {}, given: given(false), want: { role: 'Operator' } },
  { name: 'wrong case is unknown', attributes: { role: ['admin'] }, given: given(false), want: { role: 'Operator' } },
  { name: 'a custom role', attributes: { role: ['mktg_ops'] }, given: given(false, ['mktg_ops']), want: { role: 'mktg_ops' } },
  { name: 'the first of two', attributes: { role: ['Analyst', 'Admin'] }, given: given(false), want: { role: 'Analyst' } },
  { name: 'a mapped group', attributes: { groups: ['Leads'] }, given: given(false), want: { role: 'Analyst' } },
  { name: 'the first of two mapped', attributes: { groups: ['Board', 'Leads'] }, given: given(false), want: { role: 'Analyst' } },
  { name: 'mapped groups in one text', attributes: { groups: ['Sales, Leads'] }, given: given(false), want: { role: 'Analyst' } },
  { name: 'a mapped group with blanks', attributes: { groups: [' Leads '] }, given: given(false), want: { role: 'Analyst' } },
  { name: 'no mapped group', attributes: { groups: ['Admins'] }, given: given(false), want: { role: 'Operator' } },
  {
    name: 'an attribute before a group',
    attributes: { groups: ['Board'], role: ['Operator'] },
    given: given(false),
    want: { role: 'Operator' },
  },
  {
    name: 'TEST and PROD do not inherit DEV',
    attributes: { role: ['Admin'] },
    given: given(true),
    want: { dev: 'Admin', test: 'Operator', prod: 'Operator' },
  },
]
for (const each of roles) {
  test(`role: ${each.name}`, () =>
    expect(expectedRoles({ attributeMap, policy, given: each.given }, sent(each.attributes), 'finance')).toEqual({
      kind: 'value',
      value: each.want,
    }))
}

const { joinedGroups: _, ...silentOfJoined } = policy
const joined: [name: string, policy: ProvisioningPolicy, groups: string, want: unknown][] = [
  ['taken as a whole', { ...policy, joinedGroups: 'whole' }, 'Sales,Leads', { kind: 'value', value: { role: 'Operator' } }],
  ['nobody says how', silentOfJoined, 'Sales,Leads', { kind: 'unspecified', key: 'joinedGroups' }],
  ['nobody says how, by semicolons', silentOfJoined, 'Sales;Leads', { kind: 'unspecified', key: 'joinedGroups' }],
  ['by semicolons', policy, 'Sales;Leads', { kind: 'value', value: { role: 'Analyst' } }],
  ['commas alone', { ...policy, joinedGroups: 'splitAtCommas' }, 'Sales;Leads', { kind: 'value', value: { role: 'Operator' } }],
  [
    'semicolons alone',
    { ...policy, joinedGroups: 'splitAtSemicolons' },
    'Sales;Leads',
    { kind: 'value', value: { role: 'Analyst' } },
  ],
  ['one alone', silentOfJoined, 'Leads', { kind: 'value', value: { role: 'Analyst' } }],
]
for (const [name, declared, groups, want] of joined)
  test(`role: mapped groups in one text, ${name}`, () => {
    const run = { attributeMap, policy: declared, given: given(false) }
    expect(expectedRoles(run, sent({ groups: [groups] }), 'finance')).toEqual(want)
  })
