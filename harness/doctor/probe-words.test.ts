import { expect, test } from '#unit-test'
import type { Peek } from '../drivers/driver.ts'
import type { SessionProbe } from '../target/schema/session.ts'
import { answerInWords } from './probe-words.ts'

type Asking = Exclude<SessionProbe, { cookie: string }>
const json = { url: '/api/whoami', email: '/user/email' }
const answer = (body: string, status = 200, leadsAway: string | null = null): Peek => ({ status, body, leadsAway })
const cases: [string, Asking, Peek, string][] = [
  [
    'an address that stands elsewhere',
    json,
    answer('{"authenticated":true,"mail":"a@x.test"}'),
    '/api/whoami answered 200 {"authenticated":true,"mail":"a@x.test"}; there is nothing at /user/email',
  ],
  [
    'null',
    json,
    answer('{"user":{"email":null}}'),
    '/api/whoami answered 200 {"user":{"email":null}}; at /user/email stands no address',
  ],
  ['an address', json, answer('{"user":{"email":"a@x"}}'), '/api/whoami answered 200 {"user":{"email":"a@x"}}'],
  ['a switch', { ...json, signedIn: '/ok' }, answer('{"ok":1}'), '/api/whoami answered 200 {"ok":1}; at /ok does not stand true'],
  [
    'a token beside it',
    json,
    answer('{"accessToken":"abc","sessionId":"def"}'),
    '/api/whoami answered 200 {"accessToken":"…","sessionId":"…"}; there is nothing at /user/email',
  ],
  ['a page', json, answer('<body><h1>Sign\n in</h1>', 404), '/api/whoami answered 404 "Sign in", which is no JSON'],
  ['another site', json, answer('', 302, 'https://idp.test/sso?SAMLRequest=x'), '/api/whoami leads away to https://idp.test/sso'],
  [
    'a text',
    { url: '/', text: 'Hello {email}' },
    answer('<body>Hi'),
    '/ answered 200 "Hi"; it is looked through for "Hello {email}"',
  ],
  ['a field', { url: '/p', field: 'E-mail' }, answer('<body>Hi'), '/p answered 200 "Hi"; there is no field "E-mail"'],
]
for (const [name, probe, got, wanted] of cases)
  test(`what a probe got: ${name}`, () => expect(answerInWords(probe, 'http://127.0.0.1/x', got)).toBe(wanted))

test('a long answer is cut', () => {
  const body = JSON.stringify({ all: 'x'.repeat(5_000) })
  expect(answerInWords(json, 'http://127.0.0.1/x', answer(body)).length).toBeLessThan(300)
})
