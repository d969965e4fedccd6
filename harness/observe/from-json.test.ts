import { expect, test } from '#unit-test'
import { accountsFromJson, auditFromJson } from './from-json.ts'

const fields = {
  email: '/mail',
  displayName: '/name',
  status: '/active',
  groups: '/groups',
  role: '/role',
  createdAt: '/made',
  idpIds: { list: '/links', nameId: '/id' },
}
const read = (document: unknown, list = '/users') => accountsFromJson(document, { list, fields }, 'observe.0.accounts')

test('every field is put into our words, and what is not there stays unknown', () => {
  const users = [
    { mail: 'ada@x.test', name: 'Ada', active: true, groups: ['Sales'], role: 'Admin', made: 17, links: [{ id: 'n1' }] },
    { mail: 'bob@x.test', name: null, active: false, groups: [] },
  ]
  expect(read({ users })).toEqual([
    {
      email: 'ada@x.test',
      displayName: 'Ada',
      status: 'active',
      groups: ['Sales'],
      role: 'Admin',
      createdAt: '17',
      idpIds: ['|n1'],
    },
    { email: 'bob@x.test', status: 'inactive', groups: [] },
  ])
})

test('an empty list is empty, and a record without an address is one', () => {
  expect(read({ users: [] })).toEqual([])
  expect(read({ users: [{ mail: null, links: [] }] })).toEqual([{ email: '', idpIds: [] }])
})

test('a list inside an account that is not there is unknown, and an empty one is empty', () => {
  const inner = {
    email: '/mail',
    idpIds: { list: '/links', nameId: '/id' },
    environments: { list: '/envs', name: '/name', permissions: '/may', groups: '/in' },
    workspaces: { list: '/spaces', name: '/name', roles: '/roles' },
  }
  const readInner = (user: object) => accountsFromJson([{ mail: 'a@x', ...user }], { list: '', fields: inner }, 'here')
  expect(readInner({})).toEqual([{ email: 'a@x' }])
  expect(readInner({ links: null, envs: {}, spaces: 'none' })).toEqual([{ email: 'a@x' }])
  expect(readInner({ links: [], envs: [], spaces: [] })).toEqual([{ email: 'a@x', idpIds: [], environments: {}, workspaces: {} }])
  expect(readInner({ envs: [{ name: 'prod' }] })).toEqual([{ email: 'a@x', environments: { prod: {} } }])
  expect(readInner({ envs: [{ name: 'prod', may: [], in: [] }] })).toEqual([
    { email: 'a@x', environments: { prod: { permissions: [], groups: [] } } },
  ])
})

const wrong: [string, unknown, string | undefined, string][] = [
  [
    'the list stands elsewhere',
    { data: [], total: 0 },
    undefined,
    'observe.0.accounts.list: the answer has no list at "/users"; there is data, total',
  ],
  [
    'the answer is the list',
    [],
    undefined,
    'observe.0.accounts.list: the answer has no list at "/users"; it is a list itself, which "" names',
  ],
  ['null', null, undefined, 'observe.0.accounts.list: the answer has no list at "/users"; there is null'],
  [
    'a page',
    '<!doctype html>\n<title>Sign in</title>',
    undefined,
    'observe.0.accounts: the answer is no JSON; it begins: <!doctype html> <title>Sign in',
  ],
  ['nothing', '', undefined, 'observe.0.accounts: the answer is no JSON'],
  [
    'the address stands elsewhere',
    { users: [{ email: 'ada@x.test', id: 1 }] },
    undefined,
    'observe.0.accounts.fields.email: none of the 1 in the list has anything at "/mail"; there is email, id; did you mean "/email"?',
  ],
  [
    'the list stands a level deeper',
    { data: { users: [] }, total: 0 },
    undefined,
    'observe.0.accounts.list: the answer has no list at "/users"; there is data, total; did you mean "/data/users"?',
  ],
]
for (const [name, document, list, says] of wrong)
  test(`a fault, not an empty list: ${name}`, () => expect(() => read(document, list)).toThrow(says))

test('the log likewise', () => {
  const part = { list: '', fields: { event: '/what', reasons: '/why' } }
  expect(auditFromJson([{ what: 'jit', why: ['created'] }], part, 'here')).toEqual([{ event: 'jit', reasons: ['created'] }])
  const sources = { list: '/from', field: '/f', value: '/v', from: '/a', isDefault: '/d' }
  const more = { list: '', fields: { event: '/what', response: '/id', sources } }
  const entry = {
    what: 'jit',
    id: '_r',
    from: [
      { f: 'role', v: 'Operator', a: 'the default', d: true },
      { f: 'name', v: 'Ada', a: 'cn' },
    ],
  }
  expect(auditFromJson([entry, { what: 'mail' }], more, 'here')).toEqual([
    {
      event: 'jit',
      response: '_r',
      sources: [
        { field: 'role', value: 'Operator', from: 'the default', isDefault: true },
        { field: 'name', value: 'Ada', from: 'cn', isDefault: false },
      ],
    },
    { event: 'mail' },
  ])
  expect(() => auditFromJson([{ event: 'jit' }], part, 'here')).toThrow(
    'here.fields.event: none of the 1 in the list has anything at "/what"',
  )
})
