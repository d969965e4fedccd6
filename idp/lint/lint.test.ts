import { expect, test } from '#unit-test'
import { profiles } from '../profiles/index.ts'
import { lint } from './lint.ts'
import type { SetUp } from './set-up.ts'

const known = { custom: ['workato_role'], profile: ['workato_role'] }
const systemRoles = ['Admin', 'Analyst', 'Operator'].map((role) => ({ title: role, value: role }))
const role = (members: { title: string; value: string }[], variable = 'workato_role') => ({ variable, title: 'Role', members })

function findings(setUp: Partial<SetUp>, vendor = 'okta'): string[] {
  const profile = profiles.find((each) => each.id === vendor)
  const found = lint({
    resolve: (expression) => profile?.resolve(expression, known) ?? { ok: false, message: 'no vendor' },
    resolveNameId: (expression) => profile?.resolve(expression, known) ?? { ok: false, message: 'no vendor' },
    resolveStatement: ({ expression }) => profile?.resolve(expression, known) ?? { ok: false, message: 'no vendor' },
    write: (attribute) => profile?.express({ attribute }).expression ?? '',
    statements: [],
    attributes: [],
    held: [],
    ...setUp,
  })
  return found.map(({ kind, field, statement, message }) => `${kind} ${field} ${statement}: ${message}`)
}

/** What is set up, by which vendor's rules, and a part of each finding in their order. */
const table: [string, Partial<SetUp>, string[], string?][] = [
  [
    'a set-up by the guide',
    { statements: [{ name: 'workato_role', expression: 'appuser.workato_role' }], attributes: [role(systemRoles)] },
    [],
  ],
  [
    "Google's way of writing at Okta",
    { statements: [{ name: 'workato_role', expression: 'workato_role' }] },
    ["not-sent statement workato_role: character 1: 'workato_role' is a bare name, as Google writes it"],
  ],
  [
    "Okta's way of writing at Entra ID",
    { statements: [{ name: 'workato_role', expression: 'appuser.workato_role' }] },
    ["not-sent statement workato_role: character 1: 'appuser' is a source of Okta and OneLogin"],
    'entra-id',
  ],
  [
    'a variable in another letter case',
    { statements: [{ name: 'workato_role', expression: 'appuser.Workato_role' }] },
    ["(letter case counts); did you mean 'workato_role'?"],
  ],
  [
    'a constant that is nearly the name of an attribute',
    { statements: [{ name: 'workato_role', expression: 'workato_rolle' }], attributes: [role(systemRoles)] },
    [
      "warning statement workato_role: 'workato_rolle' is sent to everybody as it stands; did you mean the attribute, 'appuser.workato_role'?",
    ],
  ],
  [
    'an attribute of Google, which is written as a bare word',
    { statements: [{ name: 'workato_role', expression: 'workato_role' }], attributes: [role(systemRoles)] },
    [],
    'google-workspace',
  ],
  [
    'a field of the list of OneLogin, which is written as a bare word',
    { statements: [{ name: 'team', expression: 'Department' }], attributes: [role([], 'department')] },
    [],
    'onelogin',
  ],
  [
    'a constant of Entra ID that is nearly the name of an attribute',
    { statements: [{ name: 'workato_role', expression: 'workato_rolle' }] },
    ["'workato_rolle' is sent to everybody as it stands"],
    'entra-id',
  ],
  ['a constant', { statements: [{ name: 'workato_role', expression: 'Analyst' }], attributes: [role(systemRoles)] }, []],
  ['a NameID source that is none', { nameIdSource: 'user.' }, ['not-sent statement NameID: character 6']],
  [
    'a statement named in another letter case',
    { statements: [{ name: 'Workato_Role', expression: 'appuser.workato_role' }] },
    ["warning statement Workato_Role: the name is not 'workato_role': letter case counts"],
  ],
  ['a name that no guide has', { statements: [{ name: 'ROLE', expression: 'appuser.workato_role' }] }, []],
  [
    'the names of two products for groups',
    {
      statements: ['workato_end_user_name', 'workato_app_user_groups'].map((name) => ({ name, expression: 'user.email' })),
    },
    ['warning statement workato_app_user_groups: only Workflow apps reads this name; other statements here are for another'],
  ],
  [
    'all three names for groups',
    {
      statements: ['workato_end_user_groups', 'workato_app_user_groups', 'workato_user_groups'].map((name) => ({
        name,
        expression: 'user.email',
      })),
    },
    ['only Workato Identity reads', 'only Workflow apps reads', 'only a Workato workspace reads'],
  ],
  [
    'an attribute declared in another letter case',
    { attributes: [role(systemRoles, 'Workato_Role')] },
    ["warning attribute Workato_Role: the variable name is not 'workato_role'"],
  ],
  [
    'choices without the system roles',
    { attributes: [role([{ title: 'Marketing', value: 'mktg_ops' }])] },
    ['warning attribute workato_role: the choices lack Admin, Analyst, Operator: list the system roles'],
  ],
  [
    'choices without one of them',
    { attributes: [role(systemRoles.slice(1))] },
    ['warning attribute workato_role: the choices lack Admin: list'],
  ],
  [
    'a system role in another letter case',
    { attributes: [role([...systemRoles, { title: 'Administrator', value: 'admin' }])] },
    ["the value of Administrator, 'admin', is not 'Admin': letter case counts in roles"],
  ],
  ['choices that are no roles', { attributes: [role([{ title: 'Red', value: 'red' }], 'colour')] }, []],
  [
    'a person who holds a role in another letter case',
    { held: [{ variable: 'workato_role', who: 'Ada', values: ['analyst'] }] },
    ["warning attribute workato_role: Ada has 'analyst', which is not 'Analyst'"],
  ],
  [
    'a person who holds none of the choices',
    { attributes: [role(systemRoles)], held: [{ variable: 'workato_role', who: 'Ada', values: ['', 'Builder'] }] },
    ["Ada has 'Builder', which is none of the choices"],
  ],
  ['a person who holds what is no role', { held: [{ variable: 'team', who: 'Ada', values: ['admin'] }] }, []],
]

test('of many people with wrong values the first ones are named', () => {
  const held = Array.from({ length: 5_000 }, (_, index) => ({ variable: 'workato_role', who: `P${index}`, values: ['admin'] }))
  expect(findings({ held })).toHaveLength(20)
})

for (const [name, setUp, wanted, vendor] of table) {
  test(`${name}: ${wanted.length === 0 ? 'nothing to say' : wanted.length}`, () => {
    const found = findings(setUp, vendor)
    expect(found).toHaveLength(wanted.length)
    for (const [index, part] of wanted.entries()) expect(found[index]).toContain(part)
  })
}
