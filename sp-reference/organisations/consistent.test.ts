import { expect, test } from '#unit-test'
import { organisationSchema } from './settings.ts'

const finance = { name: 'Finance', jit: true }
const prod = { name: 'Prod', jit: true }
const app = { name: 'Feedback', permission: 'give-feedback' }
const table: [name: string, settings: object, path: string, message: string][] = [
  ['a group twice', { environments: [{ ...prod, groups: ['A', 'A'] }] }, 'environments.0.groups.1', 'appears twice'],
  ['a group without a name', { environments: [{ ...prod, groups: [' '] }] }, 'environments.0.groups.0', 'can be shown'],
  [
    'a group with a control character',
    { environments: [{ ...prod, groups: ['a\u0000'] }] },
    'environments.0.groups.0',
    'can be shown',
  ],
  [
    'an app twice',
    { environments: [{ ...prod, apps: [app, { ...app, permission: 'other' }] }] },
    'environments.0.apps.1.name',
    "'Feedback' appears twice",
  ],
  [
    'an app that asks for nothing that can be read',
    { environments: [{ ...prod, apps: [{ ...app, permission: ' ' }] }] },
    'environments.0.apps.0.permission',
    'can be shown',
  ],
  [
    'an app without a permission',
    { environments: [{ ...prod, apps: [{ name: 'Feedback' }] }] },
    'environments.0.apps.0.permission',
    'expected string',
  ],
  [
    'an app whose name is no part of an address',
    { environments: [{ ...prod, apps: [{ ...app, name: '../admin' }] }] },
    'environments.0.apps.0.name',
    'letters, digits',
  ],
  [
    'an id of a group that is not there',
    { environments: [{ ...prod, groups: ['A'], groupIds: { B: '1' } }] },
    'environments.0.groupIds.B',
    "no group here is called 'B'",
  ],
  [
    'one id of two groups',
    { environments: [{ ...prod, groups: ['A', 'B', 'C'], groupIds: { A: '1', B: '2', C: '2' } }] },
    'environments.0.groupIds.B',
    "the id of 'C' already",
  ],
  [
    "an id that is another group's name",
    { environments: [{ ...prod, groups: ['A', 'B'], groupIds: { A: 'B' } }] },
    'environments.0.groupIds.A',
    'the name of another group',
  ],
  [
    'an id of a group whose name no list can have',
    { environments: [{ ...prod, groups: ['__proto__'], groupIds: JSON.parse('{"__proto__":"1"}') }] },
    'environments.0.groupIds',
    "no group called '__proto__'",
  ],
  [
    'an id with a control character',
    { environments: [{ ...prod, groups: ['A'], groupIds: { A: 'a\u0000' } }] },
    'environments.0.groupIds.A',
    'can be shown',
  ],
  ['a role twice', { workspaces: [{ ...finance, customRoles: ['x', 'x'] }] }, 'workspaces.0.customRoles.1.name', 'already'],
  [
    'a role of the system',
    { workspaces: [{ ...finance, customRoles: ['Admin'] }] },
    'workspaces.0.customRoles.0.name',
    'already',
  ],
  [
    'a folder twice',
    { workspaces: [{ ...finance, folders: [{ name: 'A' }, { name: 'A' }] }] },
    'workspaces.0.folders.1.name',
    'appears twice',
  ],
  [
    'a folder that is not there',
    { workspaces: [{ ...finance, customRoles: [{ name: 'x', folders: ['A'] }] }] },
    'workspaces.0.customRoles.0.folders',
    "'A'",
  ],
  [
    'a role that is not there',
    { workspaces: [{ ...finance, groupRoles: [{ group: 'A', role: 'ghost' }] }] },
    'workspaces.0.groupRoles.0.role',
    "'ghost'",
  ],
]
for (const [name, settings, path, message] of table)
  test(`settings refused: ${name}`, () => {
    const { error } = organisationSchema.safeParse({ slug: 'acme', ...settings })
    expect(error?.issues.map((each) => [each.path.join('.'), each.message])[0]).toEqual([path, expect.stringContaining(message)])
  })

test('settings taken: a custom role with its folder, and a group that gives it', () => {
  const workspaces = [
    {
      ...finance,
      folders: [{ name: 'A' }],
      customRoles: [{ name: 'x', folders: ['A'] }],
      groupRoles: [
        { group: 'G', role: 'x' },
        { group: 'H', role: 'Admin' },
      ],
    },
  ]
  expect(organisationSchema.safeParse({ slug: 'acme', workspaces }).error).toBeUndefined()
})

test('settings taken: two apps that ask for one permission, and an environment of an earlier day that has none', () => {
  const apps = [app, { ...app, name: 'Ideas' }]
  const { data } = organisationSchema.safeParse({
    slug: 'acme',
    environments: [
      { ...prod, apps },
      { ...prod, name: 'Test' },
    ],
  })
  expect(data?.environments.map((each) => each.apps)).toEqual([apps, []])
})
