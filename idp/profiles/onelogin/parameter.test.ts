import { expect, test } from '#unit-test'
import type { Statement } from '../../directory/schema.ts'
import { ada } from '../../testing/control.ts'
import { profiles } from '../index.ts'
import type { Subject } from '../profile.ts'
import { resolveStatement } from '../resolve-statement.ts'

const directory = 'CN=Sales,OU=Groups,DC=acme,DC=example;CN=IT,DC=acme,DC=example'
const person = {
  ...ada,
  title: 'Countess',
  department: 'Sales',
  groups: ['jit-Analyst', 'jit-EMEA', 'Everyone'],
  attributes: { member_of: directory },
}
const subject: Subject = { person, assignment: { person: 'ada', values: { roles: 'a; b;;c' } }, tenantId: 'acme' }
const known = { custom: [], profile: ['roles'] }

function comesTo(id: string, statement: Omit<Statement, 'name'>): unknown {
  const profile = profiles.find((each) => each.id === id)
  if (!profile) throw new Error(`there is no ${id}`)
  const resolution = resolveStatement(profile, { name: 'x', ...statement }, known)
  return resolution.ok ? resolution.read(subject) : resolution.message
}
const rule = (
  to: string,
  ...conditions: [field: string, is: 'equal' | 'not-equal' | 'contains' | 'matches', value: string][]
) => ({
  if: conditions.map(([field, is, value]) => ({ field, is, value })),
  to,
})

const cases: Record<string, [Omit<Statement, 'name'>, unknown]> = {
  'a rule that applies': [{ expression: 'Operator', rules: [rule('Analyst', ['Department', 'equal', 'Sales'])] }, 'Analyst'],
  'a rule that does not': [{ expression: 'Operator', rules: [rule('Analyst', ['Department', 'equal', 'IT'])] }, 'Operator'],
  'all conditions have to hold': [
    { expression: 'Operator', rules: [rule('Analyst', ['Department', 'equal', 'Sales'], ['Title', 'not-equal', 'Countess'])] },
    'Operator',
  ],
  'a role among several': [{ expression: 'Operator', rules: [rule('Admin', ['User Roles', 'equal', 'jit-EMEA'])] }, 'Admin'],
  'a group of the directory': [{ expression: 'Operator', rules: [rule('Admin', ['MemberOf', 'contains', 'CN=IT,'])] }, 'Admin'],
  'a role is no group of the directory': [
    { expression: 'Operator', rules: [rule('Admin', ['MemberOf', 'contains', 'jit-EMEA'])] },
    'Operator',
  ],
  'a part of a value': [{ expression: 'Operator', rules: [rule('Admin', ['{email}', 'contains', '@acme'])] }, 'Admin'],
  'a pattern': [{ expression: 'Operator', rules: [rule('Admin', ['Title', 'matches', '^Count'])] }, 'Admin'],
  'the last one that applies': [
    { expression: 'Operator', rules: [rule('Analyst'), rule('{title}'), rule('Admin', ['Title', 'equal', ''])] },
    'Countess',
  ],
  'each role that matches': [
    { expression: 'none', rules: [{ if: [], each: { of: 'role', matching: '^jit-' } }] },
    ['jit-Analyst', 'jit-EMEA'],
  ],
  'each group of the directory that matches': [
    { expression: 'none', rules: [{ if: [], each: { of: 'member_of', matching: '^CN=Sales,' } }] },
    ['CN=Sales,OU=Groups,DC=acme,DC=example'],
  ],
  'no group that matches': [{ expression: 'none', rules: [{ if: [], each: { of: 'member_of', matching: '^x' } }] }, 'none'],
  'several in one value': [{ expression: 'User Roles', multiValue: false }, 'jit-Analyst;jit-EMEA;Everyone'],
  'the groups of the directory are one text': [{ expression: 'MemberOf' }, directory],
  'the groups of the directory taken apart': [{ expression: 'MemberOf', transform: 'semicolon' }, directory.split(';')],
  'one value taken apart': [{ expression: 'appuser.roles', transform: 'semicolon' }, ['a', 'b', 'c']],
  'the transform without the box': [{ expression: 'appuser.roles', transform: 'semicolon', multiValue: false }, 'a; b;;c'],
  'a rule whose value cannot be read': [
    { expression: 'x', rules: [rule('{nobody}')] },
    expect.stringContaining('rule 1, character 2'),
  ],
  'a condition about a constant, which is a field that is mistyped': [
    { expression: 'x', rules: [rule('y'), { ...rule('FIRED', ['Emial', 'contains', 'Emi']), name: 'Fired' }] },
    "rule 2 'Fired', 'Emial' is no field of a user; did you mean 'Email'?",
  ],
  'a pattern that is none': [
    { expression: 'x', rules: [rule('y', ['Title', 'matches', '('])] },
    expect.stringContaining('no regular expression'),
  ],
}
for (const [what, [statement, value]] of Object.entries(cases))
  test(`onelogin: ${what}`, () => expect(comesTo('onelogin', statement)).toEqual(value))

test('a pattern that comes to no end for somebody is a fault, which is said', () => {
  const endless = { ...person, title: `${'a'.repeat(40)}!` }
  const [oneLogin] = profiles.filter(({ id }) => id === 'onelogin')
  const statement = { name: 'x', expression: 'x', rules: [rule('y', ['Title', 'matches', '^(a+)+$'])] }
  const resolution = oneLogin && resolveStatement(oneLogin, statement, known)
  expect(() => resolution?.ok && resolution.read({ ...subject, person: endless })).toThrow(/\^\(a\+\)\+\$' takes too long/)
})

test('rules, the box and the transform are refused where the vendor has none of them', () => {
  expect(comesTo('okta', { expression: 'user.email', rules: [rule('x')] })).toBe('Okta has no rules about parameters.')
  expect(comesTo('entra-id', { expression: 'user.mail', multiValue: false })).toContain('has no choice')
  expect(comesTo('okta', { expression: 'user.email', skipIfBlank: true })).toBe('Okta has no choice to skip what is blank.')
  expect(comesTo('google-workspace', { expression: 'x', transform: 'semicolon' })).toContain('has no transform')
  expect(comesTo('onelogin', { expression: 'x', conditions: [{ users: 'any', groups: [], source: 'y' }] })).toBe(
    'OneLogin has no conditions of claims.',
  )
})
