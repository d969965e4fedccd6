import { expect, test } from '@playwright/test'
import { askSession } from '../case/session.ts'
import { createHttpDriver } from '../drivers/http.ts'
import { runHook } from '../hooks/run-hook.ts'
import { type AnswerServer, serveAnswers } from '../observe/testing/answers.ts'
import { aLook, seenBy } from '../observe/testing/look.ts'
import { walk } from '../pages/walk.ts'

const hostile = "a&b=c#d?e/f+g%41'@x.test"
const inUrl = 'a%26b%3Dc%23d%3Fe%2Ff%2Bg%2541%27%40x.test'
process.env.FIRSTLOGIN_TEST_HOSTILE = hostile

let server: AnswerServer
test.beforeAll(async () => {
  server = await serveAnswers({})
})
test.afterAll(() => server.stop())

const address = '/x/{env.FIRSTLOGIN_TEST_HOSTILE}/y?who={env.FIRSTLOGIN_TEST_HOSTILE}&all=1'
const wanted = `/x/${inUrl}/y?who=${inUrl}&all=1`
const scim = '/scim/{env.FIRSTLOGIN_TEST_HOSTILE}'
const accounts = { request: { url: address }, list: '', fields: { email: '/email' } }
const variables = () => ({ base: server.base })
const driver = createHttpDriver()

for (const [name, ask, asked] of [
  [
    'a hook',
    () => runHook({ method: 'GET', url: address, headers: {} }, aLook({ variables: variables() }), 'hooks.reset'),
    wanted,
  ],
  ['an observer of JSON', () => seenBy({ kind: 'http-json', accounts }, server.base), wanted],
  ['an observer of SCIM', () => seenBy({ kind: 'scim', url: scim }, server.base), `/scim/${inUrl}/Users?startIndex=1&count=100`],
  ['a session probe', () => askSession(driver, { url: address, email: '/email' }, variables(), []), wanted],
  ['a step of a person', () => walk(driver, [{ open: address }], variables(), 'surfaces.end-user.signIn'), wanted],
] as const)
  test(`whatever a value holds, ${name} asks for the address that is written`, async () => {
    server.asked.length = 0
    await ask().catch(() => undefined)
    expect(server.asked).toEqual([asked])
  })
