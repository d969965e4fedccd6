import { expect, test } from '#unit-test'
import { UsageError } from '../errors.ts'
import { fillAddress } from './fill-address.ts'

process.env.FIRSTLOGIN_TEST_BASE = 'https://sp.test:8443/a%20b'
process.env.FIRSTLOGIN_TEST_HOST = 'sp.test:8443'

const variables = {
  base: 'http://127.0.0.1:3000/app',
  port: 3000,
  email: 'ada+jit@x.test',
  name: "R&D #1/2? 100% (it's *new*!)",
  place: 'end-user/R&D',
  acs: 'http://127.0.0.1:3000/acs?tenant=a%2Fb&x=1',
  list: ['a', 'b'],
  none: null,
  half: 'a\ud800b',
  up: '..',
}
const inUrl = 'R%26D%20%231%2F2%3F%20100%25%20%28it%27s%20%2Anew%2A%21%29'

const cases: [string, template: string, wanted: string][] = [
  ['a value in the path is one piece of it', '{base}/users/{name}/groups', `http://127.0.0.1:3000/app/users/${inUrl}/groups`],
  [
    'a value in the query is one value',
    '{base}/users?name={name}&page=1',
    `http://127.0.0.1:3000/app/users?name=${inUrl}&page=1`,
  ],
  ['a plus sign stays one, and is no blank', '/users?email={email}', 'http://127.0.0.1:3000/app/users?email=ada%2Bjit%40x.test'],
  ['a value in the fragment', '/#/users/{name}', `http://127.0.0.1:3000/app/#/users/${inUrl}`],
  ['an address that starts with a slash is below the base', '/o/{port}', 'http://127.0.0.1:3000/app/o/3000'],
  ['the whole address', '{acs}', variables.acs],
  ['the origin from the environment', '{env.FIRSTLOGIN_TEST_BASE}/users', 'https://sp.test:8443/a%20b/users'],
  ['the host and the port', 'https://{env.FIRSTLOGIN_TEST_HOST}/users', 'https://sp.test:8443/users'],
  ['a part of the host', 'http://127.0.0.1:{port}/{port}', 'http://127.0.0.1:3000/3000'],
  ['a whole address as a value', '/login?to={acs}', `http://127.0.0.1:3000/app/login?to=${encodeURIComponent(variables.acs)}`],
  ['the name of a place may be several pieces of a path', '/o/{place}/', 'http://127.0.0.1:3000/app/o/end-user/R%26D/'],
  ['a list is its JSON', '/x?list={list}', 'http://127.0.0.1:3000/app/x?list=%5B%22a%22%2C%22b%22%5D'],
  ['nothing is an empty text', '/x?none={none}', 'http://127.0.0.1:3000/app/x?none='],
  ['half a character cannot be sent', '/x/{half}', 'http://127.0.0.1:3000/app/x/a%EF%BF%BDb'],
  ['what is no value stays as it is written', '/a b?c=ü&{email}', 'http://127.0.0.1:3000/app/a b?c=ü&ada%2Bjit%40x.test'],
]
for (const [name, template, wanted] of cases)
  test(`an address is filled in: ${name}`, () => expect(fillAddress(template, variables, 'session.url')).toBe(wanted))

test('the address that is meant is the one that is asked', () => {
  const url = new URL(fillAddress('{base}/users/{name}?who={name}', variables, 'session.url'))
  expect(decodeURIComponent(url.pathname)).toBe(`/app/users/${variables.name}`)
  expect([...url.searchParams]).toEqual([['who', variables.name]])
  expect(url.hash).toBe('')
})

test('no value leads to another folder, since addresses have no other spelling for that', () => {
  expect(() => fillAddress('/users/{up}/x', variables, 'hooks.removeAccount')).toThrow(
    new UsageError('hooks.removeAccount: {up} is "..", which leads out of /users/{up}/x'),
  )
  expect(fillAddress('/users?name={up}', variables, 'session.url')).toBe('http://127.0.0.1:3000/app/users?name=..')
})
