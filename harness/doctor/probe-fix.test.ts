import { expect, test } from '#unit-test'
import type { Peek } from '../drivers/driver.ts'
import type { SessionProbe } from '../target/schema/session.ts'
import { cookieFix, phraseIn, probeFix } from './probe-fix.ts'

const ada = { email: 'ada.k1@x.test', displayName: 'Ada Lovelace' }
type Asking = Exclude<SessionProbe, { cookie: string }>
const json = { url: '/me', email: '/email' }
const page = '<h1>Hello Ada Lovelace</h1><a href="/out">Sign out</a><dl><dt>Login</dt><dd>ada.k1@x.test</dd></dl>'
const cases: [string, Asking, string, string[]][] = [
  ['JSON with the address elsewhere', json, '{"user":{"login":"Ada.k1@x.test"}}', ['write email: /user/login']],
  [
    'JSON without an address',
    json,
    '{"user":{"id":1}}',
    ['there is user, and ada.k1@x.test nowhere: name an address that tells who is signed in'],
  ],
  ['a switch elsewhere', { ...json, signedIn: '/ok' }, '{"active":true,"email":"a"}', ['write signedIn: /active']],
  [
    'no switch',
    { ...json, signedIn: '/ok' },
    '{"email":"a"}',
    ['there is email; leave signedIn out, when an address alone means a session'],
  ],
  [
    'a switch that is 1',
    { ...json, signedIn: '/ok' },
    '{"ok":1}',
    ['signedIn has to lead to true; leave it out, when an address alone means a session'],
  ],
  ['no JSON', json, page, []],
  ['a text', { url: '/', text: 'Welcome {email}' }, page, ['write text: "Sign out Login {email}"']],
  [
    'a text of nobody',
    { url: '/', text: 'Welcome {email}' },
    '<p>Sign in</p>',
    ['neither ada.k1@x.test nor "Ada Lovelace" stands on that page'],
  ],
  ['a heading', { url: '/', role: 'heading', name: 'Hi {email}' }, page, ['write name: "Hello {displayName}"']],
  ['a link', { url: '/', role: 'link', name: 'Sign off' }, page, ['did you mean "Sign out"? it has "Sign out"']],
  [
    'a role that nothing has',
    { url: '/', role: 'hedding', name: 'Hi' },
    page,
    ['did you mean "heading"? no hedding is there, but the roles "heading", "link"'],
  ],
  ['a field', { url: '/', field: 'E-mail' }, page, ['write field: "Login"']],
  [
    'a field that is near',
    { url: '/', field: 'Emial' },
    '<label>Email <input></label>',
    ['did you mean "Email"? the page has "Email"'],
  ],
]
for (const [name, probe, body, want] of cases)
  test(`what a probe has to say instead: ${name}`, () =>
    expect(probeFix(probe, 'http://sp.test/', { status: 200, body, leadsAway: null }, ada)).toEqual(want))

test('an answer that is for nobody says nothing', () => {
  const refused: Peek = { status: 401, body: '{"email":"ada.k1@x.test"}', leadsAway: null }
  expect(probeFix({ ...json, email: '/mail' }, 'http://sp.test/', refused, ada)).toEqual([])
})

const phrases: [string, string | null][] = [
  ['Portal. You are signed in as ADA.K1@x.test Sign out', 'signed in as {email}'],
  ['Hello,  Ada  Lovelace!', 'Hello, {displayName}'],
  ['user=ada.k1@x.test', 'user={email}'],
  ['ada.k1@x.test – Sign out', '{email} – Sign out'],
  ['ada.k1@x.test', null],
  ['Sign in', null],
]
for (const [text, want] of phrases) test(`the words in "${text}"`, () => expect(phraseIn(text, ada)).toBe(want))

const cookies: [string[], string[], string[]][] = [
  [['csrf', 'sid'], ['csrf'], ['only after the sign-in there is sid:', 'session: { cookie: sid }']],
  [['csrf'], ['csrf'], ['the browser that signed in has the cookies csrf, no others than before']],
  [[], [], ['the browser that signed in has no cookies, no others than before']],
]
for (const [after, before, want] of cookies)
  test(`cookies ${after} after ${before}`, () => expect(cookieFix(after, before)).toEqual(want))
