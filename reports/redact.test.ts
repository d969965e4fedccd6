import { expect, test } from '#unit-test'
import { redRun } from './fixtures/red-run.ts'
import { redactReport, redactText } from './redact.ts'

const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJlLWJ5dGVz'

const cases: [string, string, string][] = [
  ['a JSON Web Token anywhere', `launched with ${jwt}.`, 'launched with [redacted].'],
  ['a session in a query', `/launch?session=${jwt}&x=1`, '/launch?session=[redacted]&x=1'],
  ['an authorization header', 'Authorization: Basic YWRhOnNlY3JldA==', 'Authorization: Basic [redacted]'],
  ['a bearer token without its header', 'sent Bearer 0f9c1d2e3a4b5c6d7e8f to', 'sent Bearer [redacted] to'],
  ['a cookie that is set', 'Set-Cookie: sid=abc.def; Path=/; HttpOnly', 'Set-Cookie: sid=[redacted]; Path=/; HttpOnly'],
  ['cookies that are sent', 'GET /\r\nCookie: sid=abc; b=2\r\nHost: x', 'GET /\r\nCookie: [redacted]\r\nHost: x'],
  ['a cookie of any name', 'Set-Cookie: theme=dark; Path=/', 'Set-Cookie: theme=[redacted]; Path=/'],
  ['a form field', 'email=ada%40x&password=hunter2&go=1', 'email=ada%40x&password=[redacted]&go=1'],
  ['a JSON field', '{"password": "hun\\"ter2", "a": 1}', '{"password": "[redacted]", "a": 1}'],
  [
    'a command line option',
    'firstlogin run --control-token abc123 --only x',
    'firstlogin run --control-token [redacted] --only x',
  ],
  ['a private key', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\nafter', '[redacted] PRIVATE KEY\nafter'],
]
for (const [title, text, expected] of cases)
  test(`redacts ${title}`, () => {
    expect(redactText(text)).toBe(expected)
    expect(redactText(expected)).toBe(expected)
  })

const kept = [
  'the bearer confirmation data names the wrong recipient',
  'Method="urn:oasis:names:tc:SAML:2.0:cm:bearer" SessionIndex="_1"',
  'password sign-in was refused: sso-required',
  'Basic authentication is off',
  '482913 is your code',
  '    sqlite: app.sqlite # or postgres: postgres://reader:{env.DB_PASSWORD}@127.0.0.1/app',
  'forms:\n  password: { url: /login, email: Email, password: Password, button: Sign in }',
]
for (const text of kept) test(`keeps "${text}"`, () => expect(redactText(text)).toBe(text))

test('a report has no secret in any place, and policy values named like one are emptied', () => {
  const report = redRun()
  const [item] = report.cases
  report.command = `npm start -- --token ${jwt}`
  report.target.policies['end-user'] = { matchKey: 'email', client_secret: 'hunter2' }
  if (item?.steps[0]) item.steps[0].landing = { url: `http://127.0.0.1/launch?session=${jwt}`, status: 200 }
  const text = JSON.stringify(redactReport(report))
  expect(text).not.toContain('eyJzdWIi')
  expect(text).not.toContain('hunter2')
  expect(JSON.stringify(report)).toContain('hunter2')
})

test('hostile text costs no more than linear work', () => {
  const parts = ['eyJ-eyJ', '<!--', '-----BEGIN ', '"token":"', '--x-token ', 'Cookie: ', 'Bearer a', 'Set-Cookie: a']
  for (const part of parts) expect(redactText(part.repeat(60_000)).length).toBeGreaterThan(0)
})
