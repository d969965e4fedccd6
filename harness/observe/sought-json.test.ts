import { expect, test } from '#unit-test'
import type { AccountFields, AuditFields } from '../target/schema/observers.ts'
import { judge, type KnownPerson, type Sought } from './sought.ts'
import { soughtInAccounts, soughtInAudit } from './sought-json.ts'

const ada: KnownPerson = { email: 'Ada@x.test', displayName: 'Ada Lovelace', surface: 'end-user' }
const found = (sought: readonly Sought[]) =>
  sought.map(({ key, state, meant }) => [key.replace('here.fields.', ''), state, meant])
const accounts = (fields: Partial<AccountFields>, account: object, others: object[] = [], person = ada) =>
  soughtInAccounts(
    [...others, { email: 'ada@x.test', ...account }],
    { list: '', fields: { email: '/email', ...fields } },
    'here',
    person,
  )

type Row = [what: string, fields: Partial<AccountFields>, account: object, want: [string, Sought['state'], string | null][]]
const table: Row[] = [
  ['a name that is there', { displayName: '/name' }, { name: 'Somebody' }, [['displayName', 'found', null]]],
  ['a name under another name', { displayName: '/name' }, { full: 'Ada Lovelace' }, [['displayName', 'missing', '/full']]],
  ['a name a level deeper', { displayName: '/name' }, { profile: { name: 'A.' } }, [['displayName', 'missing', '/profile/name']]],
  ['a name that is null', { displayName: '/name' }, { name: null }, [['displayName', 'empty', null]]],
  ['a name in parts', { displayName: '/name' }, { name: { first: 'Ada' } }, [['displayName', 'unfit', null]]],
  ['a name in an object', { displayName: '/name' }, { name: { value: 'Ada' } }, [['displayName', 'unfit', '/name/value']]],
  ['a status that is a switch', { status: '/active' }, { active: false }, [['status', 'found', null]]],
  ['a time that is an object', { createdAt: '/made' }, { made: { $date: 'x' } }, [['createdAt', 'found', null]]],
  ['several roles', { role: '/roles' }, { roles: ['admin'] }, [['role', 'unfit', '/roles/0']]],
  ['groups of somebody without', { groups: '/groups' }, {}, [['groups', 'missing', null]]],
  ['groups that are null', { groups: '/groups' }, { groups: null }, [['groups', 'empty', null]]],
  ['groups that are empty', { groups: '/groups' }, { groups: [] }, [['groups', 'found', null]]],
  ['one group as a text', { groups: '/group' }, { group: 'Sales' }, [['groups', 'found', null]]],
  ['groups with a slip', { groups: '/gruops' }, { groups: [] }, [['groups', 'missing', '/groups']]],
  ['groups that are objects', { groups: '/groups' }, { groups: [{ name: 'Sales' }] }, [['groups', 'unfit', null]]],
  [
    'a name that another key reads',
    { groups: '/group', role: '/groups' },
    { groups: 'x' },
    [
      ['role', 'found', null],
      ['groups', 'missing', null],
    ],
  ],
  ['no links', { idpIds: { list: '/links', nameId: '/id' } }, {}, [['idpIds.list', 'missing', null]]],
  ['links that are no list', { idpIds: { list: '/links', nameId: '/id' } }, { links: 'n1' }, [['idpIds.list', 'unfit', null]]],
  [
    'no link yet',
    { idpIds: { list: '/links', nameId: '/id' } },
    { links: [] },
    [
      ['idpIds.list', 'found', null],
      ['idpIds', 'unseen', null],
    ],
  ],
  [
    'links with another name inside',
    { idpIds: { list: '/links', issuer: '/iss', nameId: '/id' } },
    { links: [{ issuer: 'i', id: 'n1' }] },
    [
      ['idpIds.list', 'found', null],
      ['idpIds.issuer', 'missing', null],
      ['idpIds.nameId', 'found', null],
    ],
  ],
  [
    'environments',
    { environments: { list: '/envs', name: '/name', permissions: '/may', groups: '/in' } },
    { envs: [{ name: 'prod', may: [], in: 'Sales' }] },
    [
      ['environments.list', 'found', null],
      ['environments.name', 'found', null],
      ['environments.permissions', 'found', null],
      ['environments.groups', 'unfit', null],
    ],
  ],
  [
    'workspaces',
    { workspaces: { list: '/spaces', name: '/name', roles: '/roles', status: '/status' } },
    { spaces: [{ title: 'Finance', roles: 'admin' }] },
    [
      ['workspaces.list', 'found', null],
      ['workspaces.name', 'missing', null],
      ['workspaces.roles', 'unfit', null],
      ['workspaces.status', 'missing', null],
    ],
  ],
]
for (const [what, fields, account, want] of table)
  test(`in an account: ${what}`, () => expect(found(accounts(fields, account))).toEqual(want))

test('a pointer that leads somewhere in any account leads somewhere', () => {
  const other = { email: 'eve@x.test', name: 'Eve', groups: ['Sales'], links: [{ id: 'n2' }] }
  const fields = { displayName: '/name', groups: '/groups', idpIds: { list: '/links', nameId: '/id' } }
  expect(found(accounts(fields, {}, [other])).map(([, state]) => state)).toEqual(['found', 'found', 'found', 'found'])
})

test('an address that stands elsewhere in the account', () => {
  const read = (account: object) =>
    soughtInAccounts([{ email: 'no. 7', ...account }], { list: '', fields: { email: '/email' } }, 'here', ada)
  expect(found(read({ login: { mail: 'ADA@x.test' } }))).toEqual([['email', 'missing', '/login/mail']])
  expect(read({ name: { email: 'eve@x.test' } })).toEqual([])
})

test('who has no account there is for others to say', () =>
  expect(soughtInAccounts([], { list: '', fields: { email: '/email', role: '/r' } }, 'here', ada)).toEqual([]))

const demands: [string, Partial<AccountFields>, Partial<KnownPerson>, ReturnType<typeof judge>][] = [
  ['a name when one was sent', { displayName: '/name' }, {}, 'wrong'],
  ['a name when none was sent', { displayName: '/name' }, { displayName: null }, 'unsure'],
  ['the time of a first change', { updatedAt: '/changed' }, {}, 'unsure'],
  ['how somebody signs in', { authMethod: '/auth' }, {}, 'unsure'],
  ['the time of making', { createdAt: '/made' }, {}, 'wrong'],
  ['environments, in at one', { environments: { list: '/envs', name: '/name' } }, {}, 'wrong'],
  ['environments, in at a workspace', { environments: { list: '/envs', name: '/name' } }, { surface: 'workspace' }, 'unsure'],
  ['workspaces, in at one', { workspaces: { list: '/w', name: '/n', roles: '/r' } }, { surface: 'workspace' }, 'wrong'],
  ['workspaces, in at none', { workspaces: { list: '/w', name: '/n', roles: '/r' } }, {}, 'unsure'],
]
for (const [what, fields, person, want] of demands)
  test(`nothing there: ${what}`, () => expect(accounts(fields, {}, [], { ...ada, ...person }).map(judge)).toEqual([want]))

test('the words say whose it is and what there is', () => {
  expect(accounts({ displayName: '/name' }, { id: 1 })[0]?.says).toBe(
    'the account of Ada@x.test has nothing at "/name"; there is email, id',
  )
  expect(accounts({ role: '/role' }, { role: { id: 1, rank: 2 } })[0]?.says).toBe(
    'at "/role" stands an object of id, rank, where one text is needed',
  )
})

const log: [string, object[], Partial<AuditFields>, [string, Sought['state'], string | null][]][] = [
  ['no entries', [], { at: '/at' }, [['here.fields', 'unseen', null]]],
  ['times elsewhere', [{ event: 'x', time: 1 }], { at: '/at' }, [['at', 'missing', null]]],
  ['reasons that only refusals have', [{ event: 'x' }], { reasons: '/why' }, [['reasons', 'missing', null]]],
  ['reasons with a slip', [{ event: 'x', reason: [] }], { reasons: '/reasons' }, [['reasons', 'missing', '/reason']]],
  ['reasons that are a text', [{ event: 'x', why: 'no' }], { reasons: '/why' }, [['reasons', 'unfit', null]]],
  [
    'all there',
    [
      { event: 'x', at: 1 },
      { event: 'y', who: 'a@x' },
    ],
    { at: '/at', email: '/who' },
    [
      ['at', 'found', null],
      ['email', 'found', null],
    ],
  ],
]
for (const [what, entries, fields, want] of log)
  test(`in a log: ${what}`, () =>
    expect(found(soughtInAudit({ entries }, { list: '/entries', fields: { event: '/event', ...fields } }, 'here'))).toEqual(want))
