import { expect, test } from '#unit-test'
import { rolesFromAttributes } from '../../jit/role.ts'
import { facts, workspace, workspacePolicy } from '../../testing/inputs.ts'
import { mappingWords } from './mapping-words.ts'

for (const [title, change, separate, words] of [
  [
    'as it comes',
    {},
    false,
    ['where the attribute is missing or empty: workato_role.', 'also one that this workspace does not have'],
  ],
  ['the groups', {}, false, ['The groups are those in workato_user_groups', 'letter case too']],
  ['separate roles', {}, true, ['workato_role for DEV, workato_role_test for TEST, workato_role_prod for PROD']],
  ['no attribute for TEST', { attributeMap: { role: 'r', roleProd: 'p', groups: 'g' } }, true, ['For TEST no attribute is read']],
  ['no role attribute', { attributeMap: { groups: 'g' } }, false, ['the mapping alone does']],
  ['createOnly', {}, false, ['signs in for the first time and gets an account. Later sign-ins change no role.']],
  ['on joining', { roleOnJoin: 'attribute' }, false, ['or joins this workspace with an account from elsewhere']],
  ['eachLogin', { rolePolicy: 'eachLogin' }, false, ['at every later sign-in. Where no group is mapped']],
  ['manualWins', { rolePolicy: 'manualWins' }, false, ['at every later sign-in, unless an administrator gave the role by hand']],
  ['the first', {}, false, ['the one that stands first in this list gives the role']],
  [
    'the highest',
    { multiRole: 'highest' },
    false,
    ['the role that comes first in Admin, Analyst, Operator counts, wherever it stands'],
  ],
  ['a priority', { multiRole: 'priority', rolePriority: ['ops', 'Admin'] }, false, ['comes first in ops, Admin counts']],
  ['an empty priority', { multiRole: 'priority' }, false, ['the one that stands first in this list gives the role']],
  ['reject', { multiRole: 'reject' }, false, ['is not let in']],
] as [string, object, boolean, string[]][]) {
  test(`words for ${title}`, () => {
    const said = mappingWords(workspacePolicy(change), separate).join(' ')
    for (const part of words) expect(said).toContain(part)
  })
}

test('where no groups are read there is one thing to say', () =>
  expect(mappingWords(workspacePolicy({ attributeMap: { role: 'r' } }), false)).toEqual([
    'No attribute with groups is read at workspaces here, so the mapping is never used.',
  ]))

/** What the words say, as sign-ins have it: three groups in an order of their own, sent in another one. */
const mapped = workspace({
  customRoles: ['ops'],
  groupRoles: [
    { group: 'c', role: 'Operator' },
    { group: 'b', role: 'ops' },
    { group: 'a', role: 'Admin' },
  ],
})
for (const [policy, expected] of [
  [{}, 'Operator'],
  [{ multiRole: 'highest' }, 'Admin'],
  [{ multiRole: 'priority', rolePriority: ['ops', 'Admin'] }, 'ops'],
  [{ multiRole: 'priority' }, 'Operator'],
] as const) {
  test(`with ${JSON.stringify(policy)} the role is ${expected}`, () => {
    const sent = facts({ workato_user_groups: ['a', 'b', 'c'] })
    expect(rolesFromAttributes(sent, mapped, workspacePolicy(policy)).roles).toEqual({ role: expected })
  })
}

test('an unknown role that is sent goes before the mapping, and each separate environment asks it for itself', () => {
  const sent = facts({ workato_user_groups: ['a'], workato_role: ['ghost'], workato_role_prod: ['Analyst'] })
  const separate = { ...mapped, environments: true }
  expect(rolesFromAttributes(sent, separate, workspacePolicy()).roles).toEqual({
    dev: 'Operator',
    test: 'Admin',
    prod: 'Analyst',
  })
})
