import { expect, test } from '@playwright/test'
import { type AnswerServer, serveAnswers } from '../../observe/testing/answers.ts'
import { aLook } from '../../observe/testing/look.ts'
import { apiCall } from '../../target/schema/portal.ts'
import { callApi } from './call.ts'
import { attempt } from './in-portal.ts'

let sp: AnswerServer
test.beforeAll(async () => {
  sp = await serveAnswers({
    '/token': (_request, response) => response.end('{"access_token":"t1"}'),
    '/no-token': (_request, response) => response.end('{"error":"x"}'),
    '/shut': (_request, response) => response.writeHead(401).end('{}'),
    '/api/orders': (request, response) => {
      const { authorization = '', 'x-api-key': key } = request.headers
      response
        .writeHead(key === 's1' || authorization.startsWith('Bearer t1') || authorization.includes('.') ? 200 : 403)
        .end('{}')
    },
  })
})
test.afterAll(() => sp.stop())

const now = new Date('2030-01-31T00:00:00Z')
const bearer = { url: '/api/{collection}', headers: { authorization: 'Bearer {token}' } }
async function call(spec: object, secret = 's1') {
  const { target } = aLook()
  const credentials = {
    method: 'oauth2',
    call: apiCall.parse({ read: { secret: 'S' }, ...spec }),
    clientId: 'c1',
    secret,
  } as const
  return callApi(target, credentials, { base: sp.base, collection: 'orders' }, now)
}

test('a key goes along as the target says', async () => {
  const request = { url: '/api/{collection}', headers: { 'x-api-key': '{secret}' } }
  expect(await call({ request })).toEqual({ status: 200, from: 'api' })
  expect(await call({ request }, 'other')).toEqual({ status: 403, from: 'api' })
})

test('a token is asked for first; its refusal is the answer', async () => {
  const token = (url: string) => ({ request: { method: 'POST', url, form: { secret: '{secret}' } }, at: '/access_token' })
  expect(await call({ token: token('/token'), request: bearer })).toEqual({ status: 200, from: 'api' })
  expect(await call({ token: token('/shut'), request: bearer })).toEqual({ status: 401, from: 'token' })
  await expect(call({ token: token('/no-token'), request: bearer })).rejects.toThrow(
    'portal.calls.oauth2.token.at: the answer has no token at "/access_token"',
  )
})

test('a token that the program signs has the time of the case', async () => {
  const jwt = { algorithm: 'HS256', claims: { iss: '{clientId}' }, seconds: 60 }
  expect(await call({ jwt, request: { ...bearer, url: '/api/orders?{token}' } })).toMatchObject({ status: 200 })
  const [, claims = ''] = (sp.asked.at(-1)?.split('?')[1] ?? '').split('.')
  const seconds = now.getTime() / 1000
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({ iss: 'c1', iat: seconds, exp: seconds + 60 })
})

test('a refusal by the SP is an outcome, an error of its own or no answer is none', async () => {
  const refuse = (words: string) => attempt(() => Promise.reject(new Error(words)))
  expect(await attempt(async () => 'done')).toEqual({ outcome: 'accepted', why: '' })
  expect(await refuse('hooks.x: PUT /y answered 422: no such group')).toMatchObject({ outcome: 'refused' })
  await expect(refuse('hooks.x: PUT /y answered 500: oops')).rejects.toThrow('answered 500')
  await expect(refuse('hooks.x: PUT /y got no answer: timeout')).rejects.toThrow('got no answer')
})
