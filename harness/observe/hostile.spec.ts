import { expect, test } from '@playwright/test'
import { runHook } from '../hooks/run-hook.ts'
import { observeWith } from './observe.ts'
import type { Look } from './observer.ts'
import { type AnswerServer, serveAnswers } from './testing/answers.ts'
import { aLook, seenBy } from './testing/look.ts'

const json = { 'content-type': 'application/scim+json' }
const people = ['ada.k1@x.test', 'eve.k2@x.test'].map((userName, id) => ({ id, userName }))
const honest = { totalResults: 2, Resources: people }

/** An SP that misbehaves at every address, each in its own way. */
const answers: AnswerServer['answers'] = {
  '/hangs': () => {},
  '/breaks-off': (request) => request.socket.destroy(),
  '/refuses': (_, response) => response.writeHead(401).end('{"detail":"no"}'),
  '/forbids': (_, response) => response.writeHead(403).end(),
  '/fails': (_, response) => response.writeHead(500, json).end('{"detail":"the directory is down"}'),
  '/page': (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Sign in</title><h1>Sign in</h1>'),
  '/away': (_, response) => response.writeHead(302, { location: 'http://idp.test/sign-in' }).end(),
  '/huge': (_, response) => {
    response.writeHead(200, json)
    for (let i = 0; i < 100; i++) response.write('x'.repeat(100_000))
    response.end()
  },
  '/other': (_, response) => response.writeHead(200, json).end('{"data":{"people":[]}}'),
  '/list': (_, response) => response.writeHead(200, json).end('[{"userName":"ada.k1@x.test"}]'),
  '/lies': (_, response) => response.writeHead(200, json).end('{"totalResults":2,"Resources":[]}'),
  '/honest': (_, response) => response.writeHead(200, json).end(JSON.stringify(honest)),
}

let server: AnswerServer
test.beforeAll(async () => {
  server = await serveAnswers(answers)
})
test.beforeEach(() => {
  server.asked.length = 0
})
test.afterAll(() => server.stop())

const lookAt = (observers: object[]): Look => aLook({ file: { observe: observers }, variables: { base: server.base } })
const httpJson = (path: string) => ({
  kind: 'http-json',
  accounts: { request: { url: path }, list: '/users', fields: { email: '/mail' } },
})
const scim = (path: string) => ({ kind: 'scim', url: path, headers: { authorization: 'Bearer {case}' } })
const admin = (path: string) => ({ kind: 'page', as: 'admin', url: path, columns: { email: 'E-mail' } })

const table: [string, object, string][] = [
  [
    'http-json that hangs',
    httpJson('/hangs'),
    'observe.0.accounts: GET {base}/hangs got no answer: The operation was aborted due to timeout',
  ],
  ['http-json that breaks off', httpJson('/breaks-off'), 'observe.0.accounts: GET {base}/breaks-off got no answer: fetch failed'],
  ['http-json that is refused', httpJson('/refuses'), 'observe.0.accounts: GET {base}/refuses answered 401'],
  ['http-json that is given a page', httpJson('/page'), 'observe.0.accounts: the answer is no JSON; it begins: <title>Sign in'],
  ['http-json that is sent away', httpJson('/away'), 'observe.0.accounts: the answer is no JSON'],
  [
    'http-json that is given 10 MB',
    httpJson('/huge'),
    'observe.0.accounts: GET {base}/huge got no answer: the answer is larger than 5000000 bytes',
  ],
  [
    'http-json with a wrong pointer',
    httpJson('/other'),
    'observe.0.accounts.list: the answer has no list at "/users"; there is data',
  ],
  ['scim that hangs', scim('/hangs'), 'observe.0.url: GET {base}/hangs/Users?startIndex=1&count=100 got no answer'],
  ['scim that is refused', scim('/refuses'), 'observe.0.headers: GET {base}/refuses/Users answered 401'],
  ['scim that is forbidden', scim('/forbids'), 'observe.0.headers: GET {base}/forbids/Users answered 403'],
  ['scim that fails', scim('/fails'), 'answered 500: the directory is down'],
  ['scim that is not there', scim('/nowhere'), 'answered 404: no such page'],
  ['scim that is given a page', scim('/page'), 'observe.0.url: the answer is text/html, not JSON; it begins: <title>Sign in'],
  ['scim that is sent away', scim('/away'), 'observe.0.url: GET {base}/away/Users?startIndex=1&count=100 answered 302'],
  ['scim that is given 10 MB', scim('/huge'), 'the answer is larger than 5000000 bytes'],
  ['scim that is given a plain list', scim('/list'), 'observe.0.url: the answer is no ListResponse'],
  ['scim whose total lies', scim('/lies'), 'observe.0.url: totalResults is 2, and 0 users were listed'],
  ['a page that hangs', admin('/hangs'), 'observe.0: GET {base}/hangs got no answer'],
  ['a page that is refused', admin('/refuses'), 'observe.0.url: {base}/refuses answered 401'],
  ['a page that is the sign-in page', admin('/page'), 'observe.0.url: there is no table on {base}/page; it begins: Sign in'],
  ['a page that leads to the IdP', admin('/away'), 'observe.0.url: {base}/away leads away to http://idp.test/sign-in'],
  ['a page of 10 MB', admin('/huge'), 'observe.0: {base}/huge gave no whole answer: the answer is larger than 5000000 bytes'],
]
for (const [name, spec, says] of table) {
  test(`${name}: unknown, with one sentence that says where`, async () => {
    const seen = await seenBy(spec, server.base)
    expect(seen).toMatchObject({ accounts: 'unknown', audit: 'unknown' })
    expect(seen.problems).toHaveLength(1)
    expect(seen.problems?.[0]).toContain(says.replaceAll('{base}', server.base))
    expect(seen.problems?.[0]).not.toMatch(/\n|\.ts:\d/)
  })
}

test('people of other cases are left out, and the place of each observer is told', async () => {
  const look = lookAt([httpJson('/refuses'), scim('/honest'), admin('/page')])
  const seen = await observeWith(look, 'k1')
  expect(seen).toMatchObject({ accounts: [{ email: 'ada.k1@x.test' }], grade: 'E1' })
  expect(seen.problems).toEqual([expect.stringContaining('observe.0.accounts:'), expect.stringContaining('observe.2.url:')])
})

test('an observer that failed three times in a row is not asked again', async () => {
  const look = lookAt([scim('/fails'), scim('/honest')])
  for (let i = 0; i < 3; i++) await observeWith(look, 'k1')
  const seen = await observeWith(look, 'k1')
  expect(server.asked.filter((each) => each.startsWith('/fails'))).toHaveLength(3)
  expect(server.asked.filter((each) => each.startsWith('/honest'))).toHaveLength(4)
  expect(seen.problems?.[0]).toMatch(
    /^the observer scim gave no answer: observe\.0: it failed 3 times in a row and is not asked any more in this run; the last time: observe\.0\.url: .*answered 500/,
  )
  expect(seen.accounts).toHaveLength(1)
})

test('a secret from the environment is in no message', async () => {
  process.env.FIRSTLOGIN_TEST_SECRET = 'hunter 2'
  try {
    const seen = await seenBy(httpJson('/fails?key={env.FIRSTLOGIN_TEST_SECRET}'), server.base)
    expect(seen.problems?.[0]).toContain(`GET ${server.base}/fails?key=[redacted] answered 500`)
    const hook = {
      command: [process.execPath, '-e', 'console.error(process.env.KEY); process.exit(1)'],
      env: { KEY: '{env.FIRSTLOGIN_TEST_SECRET}' },
    }
    await expect(runHook(hook, lookAt([]), 'hooks.reset')).rejects.toThrow('ended with exit code 1; it last said: [redacted]')
  } finally {
    delete process.env.FIRSTLOGIN_TEST_SECRET
  }
})

test('a host that is not allowed is a mistake in the file, not an observation', async () => {
  await expect(seenBy({ kind: 'scim', url: 'http://sp.example/scim' }, server.base)).rejects.toThrow(
    'sp.example is not this machine',
  )
})
