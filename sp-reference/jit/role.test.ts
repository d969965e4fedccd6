import { expect, test } from '#unit-test'
import { facts, workspace, workspacePolicy } from '../testing/inputs.ts'
import { rolesFromAttributes } from './role.ts'

const one = workspace({
  customRoles: ['mktg_ops'],
  groupRoles: [
    { group: 'Leads', role: 'Analyst' },
    { group: 'Board', role: 'Admin' },
    { group: 'Lost', role: 'ghost' },
  ],
})
const three = workspace({ environments: true, customRoles: ['mktg_ops'] })
const role = (...values: string[]) => ({ workato_role: values })

for (const [title, sent, policy, expected] of [
  ['Admin', role('Admin'), {}, 'Admin'],
  ['Analyst', role('Analyst'), {}, 'Analyst'],
  ['Operator', role('Operator'), {}, 'Operator'],
  ['a custom role', role('mktg_ops'), {}, 'mktg_ops'],
  ['no attribute', {}, {}, 'Operator'],
  ['an empty one', role(''), {}, 'Operator'],
  ['another default', {}, { defaultRole: 'Member' }, 'Member'],
  ['a value in other case', role('admin'), {}, 'Operator'],
  ['a value with a space', role(' Admin'), {}, 'Operator'],
  ['a name in other case', { Workato_Role: ['Admin'] }, {}, 'Operator'],
  ['an unknown role', role('ghost'), {}, 'Operator'],
  ['an unknown role that gives none', role('ghost'), { unknownRole: 'none' }, 'NoAccess'],
  ['the first of several', role('Operator', 'Admin'), {}, 'Operator'],
  ['the highest of several', role('Operator', 'Admin'), { multiRole: 'highest' }, 'Admin'],
  ['the preferred of several', role('Admin', 'mktg_ops'), { multiRole: 'priority', rolePriority: ['mktg_ops'] }, 'mktg_ops'],
  ['a mapped group', { workato_user_groups: ['Staff', 'Leads'] }, {}, 'Analyst'],
  ['the first of several mapped groups', { workato_user_groups: ['Board', 'Leads'] }, {}, 'Analyst'],
  ['the highest of several mapped groups', { workato_user_groups: ['Leads', 'Board'] }, { multiRole: 'highest' }, 'Admin'],
  ['an attribute rather than a mapped group', { workato_user_groups: ['Board'], ...role('Operator') }, {}, 'Operator'],
  ['a group that is mapped to a role that is not there', { workato_user_groups: ['Lost'] }, {}, 'Operator'],
  ['a mapped group in other case', { workato_user_groups: ['leads'] }, {}, 'Operator'],
  ['a group without mapping', { workato_user_groups: ['Admins', 'Admin'] }, {}, 'Operator'],
] as [string, Record<string, string[]>, object, string][]) {
  test(`role from ${title}`, () =>
    expect(rolesFromAttributes(facts(sent), one, workspacePolicy(policy)).roles).toEqual({ role: expected }))
}

test('each environment has its own attribute, and none inherits', () => {
  const sent = { workato_role: ['Analyst'], workato_role_test: ['mktg_ops'], workato_role_prod: ['Admin'] }
  expect(rolesFromAttributes(facts(sent), three, workspacePolicy()).roles).toEqual({
    dev: 'Analyst',
    test: 'mktg_ops',
    prod: 'Admin',
  })
  expect(rolesFromAttributes(facts(role('Admin')), three, workspacePolicy()).roles).toEqual({
    dev: 'Admin',
    test: 'Operator',
    prod: 'Operator',
  })
})

for (const [title, sent, policy, code] of [
  ['missing', {}, { missingAttribute: { role: 'reject' } }, 'missing-attribute'],
  ['unknown', role('ghost'), { unknownRole: 'reject' }, 'unknown-role'],
  ['one of several', role('Admin', 'Operator'), { multiRole: 'reject' }, 'duplicate-value'],
  ['one of several mapped', { workato_user_groups: ['Leads', 'Board'] }, { multiRole: 'reject' }, 'duplicate-value'],
] as [string, Record<string, string[]>, object, string][]) {
  test(`a role that is ${title} can be refused`, () => {
    expect(() => rolesFromAttributes(facts(sent), one, workspacePolicy(policy))).toThrow(expect.objectContaining({ code }))
  })
}

test('an unknown role leaves a warning', () => {
  expect(rolesFromAttributes(facts(role('ghost')), one, workspacePolicy()).reasons).toEqual([
    "warning: workato_role names 'ghost', which this workspace does not have: Operator instead",
  ])
})
