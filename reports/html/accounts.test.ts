import { expect, test } from '#unit-test'
import type { AccountSeen } from '../../harness/results.ts'
import { compareAccounts, dormantIn } from './accounts.ts'

const ada: AccountSeen = {
  email: 'ada@x.test',
  displayName: 'Ada',
  status: 'active',
  idpIds: ['idp|ada'],
  environments: { Test: { groups: ['A', 'B'] } },
}
const changes = (before: AccountSeen[], after: AccountSeen[]) =>
  compareAccounts({ before, after })?.map(({ email, change }) => [email, change])
const changedFields = (before: AccountSeen, after: AccountSeen) =>
  compareAccounts({ before: [before], after: [after] })?.[0]
    ?.fields.filter(({ changed }) => changed)
    .map(({ field }) => field)

test('an account that appears, stays, changes or goes', () => {
  expect(changes([], [ada])).toEqual([['ada@x.test', 'created']])
  expect(changes([ada], [{ ...ada }])).toEqual([['ada@x.test', 'unchanged']])
  expect(changes([ada], [{ ...ada, displayName: 'Eve' }])).toEqual([['ada@x.test', 'changed']])
  expect(changes([ada], [])).toEqual([['ada@x.test', 'removed']])
})

test('another letter case of the email is another account unless the identity is shared', () => {
  const other = { ...ada, email: 'Ada@x.test', idpIds: ['idp|other'] }
  expect(changes([ada], [ada, other])).toEqual([
    ['ada@x.test', 'unchanged'],
    ['Ada@x.test', 'created'],
  ])
  expect(changes([ada], [{ ...ada, email: 'king@x.test' }])).toEqual([['ada@x.test', 'changed']])
})

test('nested places are compared one by one, and the order of a list means nothing', () => {
  expect(changedFields(ada, { ...ada, environments: { Test: { groups: ['B', 'A'] } } })).toEqual([])
  expect(changedFields(ada, { ...ada, environments: { Test: { groups: ['B', 'C'] }, Prod: {} } })).toEqual([
    'environment Test: groups',
    'environment Prod',
  ])
  const member = { ...ada, workspaces: { HR: { roles: { dev: 'Admin' }, pending: true } } }
  const joined = { ...ada, workspaces: { HR: { roles: { dev: 'Operator' }, pending: false } } }
  expect(changedFields(member, joined)).toEqual(['workspace HR', 'workspace HR: role dev'])
})

test('what a portal has of a person is compared, too', () => {
  const before: AccountSeen = {
    ...ada,
    apiClients: [{ method: 'jwt', policy: null, groups: [] }],
    accessRequests: [],
    grants: [],
  }
  expect(changedFields(before, { ...before, apiClients: [{ method: 'jwt', policy: 'gold', groups: ['Sales'] }] })).toEqual([
    'API clients',
  ])
  const asked = { ...before, accessRequests: [{ collection: 'orders', status: 'pending' }], grants: ['orders'] }
  expect(changedFields(before, asked)).toEqual(['access requests', 'API collections'])
  const [, , , , , , clients] = compareAccounts({ before: [], after: [asked] })?.[0]?.fields ?? []
  expect(clients?.after).toEqual([{ text: 'jwt, no policy', mark: 'added' }])
})

test('marks each item of a list', () => {
  const field = compareAccounts({
    before: [ada],
    after: [{ ...ada, environments: { Test: { groups: ['B', 'C', 'C'] } } }],
  })?.[0]?.fields.at(-1)
  expect(field?.before).toEqual([
    { text: 'A', mark: 'removed' },
    { text: 'B', mark: 'same' },
  ])
  expect(field?.after?.map(({ mark }) => mark)).toEqual(['same', 'added', 'added'])
})

test('a field nobody saw is not an empty one', () => {
  const field = (account: AccountSeen) =>
    compareAccounts({ before: [account], after: [account] })?.[0]?.fields.find(({ field: name }) => name.endsWith('groups'))
  expect(field({ email: 'a', environments: { Test: { groups: [] } } })?.after).toEqual([])
  expect(field({ email: 'a', environments: { Test: {} } })).toBeUndefined()
})

test('what only a session shows is named for it, and is no change when only one look could see it', () => {
  const bare: AccountSeen = { email: 'ada@x.test', environments: { Test: {} } }
  const shown: AccountSeen = {
    email: 'ada@x.test',
    displayName: 'Ada',
    environments: { Test: { groups: ['A'] } },
    grades: { displayName: 'E2', 'environments.Test.groups': 'E2' },
  }
  expect([
    changedFields(bare, shown),
    changedFields(shown, bare),
    changedFields(shown, { ...shown, displayName: 'Eve' }),
  ]).toEqual([[], [], ['display name']])
  const [created] = compareAccounts({ before: [], after: [shown] }) ?? []
  expect(created?.fields.map(({ field, grade, changed }) => [field, grade, changed])).toEqual([
    ['email', null, true],
    ['display name', 'E2', true],
    ['environment Test', null, true],
    ['environment Test: groups', 'E2', true],
  ])
})

test('unknown is not an empty list', () => {
  expect(compareAccounts({ before: 'unknown', after: [] })).toBeNull()
})

test('a dormant account: the IdP refuses its person, the SP keeps it active', () => {
  const refused = (person: string) => [{ person, refusal: { text: 'Your account is disabled.' }, responseXml: null }]
  const step = (before: AccountSeen[], after: AccountSeen[], person = 'ada') =>
    dormantIn('c', [{ accounts: { before, after }, exchanges: refused(person) }])
  const eve = { ...ada, email: 'eve@x.test' }
  expect(step([ada, eve], [ada, eve])).toEqual([{ caseId: 'c', email: 'ada@x.test', refusal: 'Your account is disabled.' }])
  expect(step([ada], [ada], 'person-7').map(({ email }) => email)).toEqual(['ada@x.test'])
  expect(step([ada, eve], [ada, eve], 'person-7')).toEqual([])
  expect(step([], [ada])).toEqual([])
  expect(step([ada], [{ ...ada, status: 'deactivated' }])).toEqual([])
})
