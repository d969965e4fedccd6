import { expect, test } from '#unit-test'
import { portalFromJson } from './portal-from-json.ts'
import { withClients, withGrants, withRequests } from './portal-from-rows.ts'

const fields = {
  apiClients: { list: '/clients', method: '/auth', policy: '/plan', groups: '/groups' },
  accessRequests: { list: '/requests', collection: '/api', status: '/state' },
  grants: '/may',
}
const json: [string, unknown, object][] = [
  ['nothing of it', {}, {}],
  ['no lists where they should be', { clients: null, requests: 'none', may: {} }, {}],
  ['empty lists', { clients: [], requests: [], may: [] }, { apiClients: [], accessRequests: [], grants: [] }],
  [
    'everything',
    {
      clients: [
        { auth: 'token', plan: 'gold', groups: ['Sales'] },
        { auth: 'jwt', plan: null, groups: [] },
      ],
      requests: [{ api: 'orders', state: 'open' }],
      may: ['billing'],
    },
    {
      apiClients: [
        { method: 'token', policy: 'gold', groups: ['Sales'] },
        { method: 'jwt', policy: null, groups: [] },
      ],
      accessRequests: [{ collection: 'orders', status: 'open' }],
      grants: ['billing'],
    },
  ],
  ['a client that shows nothing', { clients: [{}] }, { apiClients: [{}] }],
]
for (const [name, account, want] of json) test(`JSON with ${name}`, () => expect(portalFromJson(account, fields)).toEqual(want))

const people = [{ email: 'Ada@x.test' }, { email: 'bob@x.test' }]
const table = (...rows: Record<string, unknown>[]) => ({ columns: Object.keys(rows[0] ?? {}), rows })

test('rows are put to their people; who is in none has none', () => {
  expect(withClients(people, table({ EMAIL: 'ada@x.test', method: 'jwt', policy: null }), 'here')).toEqual([
    { email: 'Ada@x.test', apiClients: [{ method: 'jwt', policy: null }] },
    { email: 'bob@x.test', apiClients: [] },
  ])
  expect(withClients(people, table({ email: 'bob@x.test' }), 'here')[1]).toEqual({ email: 'bob@x.test', apiClients: [{}] })
  expect(withRequests(people, table({ email: 'bob@x.test', collection: 'orders', status: 'open' }), 'here')).toEqual([
    { email: 'Ada@x.test', accessRequests: [] },
    { email: 'bob@x.test', accessRequests: [{ collection: 'orders', status: 'open' }] },
  ])
  expect(withGrants(people, table({ email: 'bob@x.test', collection: 'orders' }), 'here')).toEqual([
    { email: 'Ada@x.test', grants: [] },
    { email: 'bob@x.test', grants: ['orders'] },
  ])
})

test('a column that is missing is a fault, not an empty list', () => {
  const without = table({ email: 'a', name: 'orders' })
  expect(() => withGrants(people, without, 'observe.0.grants')).toThrow(
    'observe.0.grants: the statement gives no column "collection"',
  )
  expect(() => withRequests(people, without, 'here')).toThrow('collection')
  expect(() => withClients(people, table({ name: 'x' }), 'here')).toThrow('email')
})
