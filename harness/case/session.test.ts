import { expect, test } from '#unit-test'
import type { Peek } from '../drivers/driver.ts'
import type { SessionProbe } from '../target/schema/session.ts'
import { processorSeconds } from '../testing/processor-time.ts'
import type { SessionSeen } from './case-run.ts'
import { readSession, SOMEBODY } from './session.ts'

type PageProbe = Exclude<SessionProbe, { cookie: string }>

const URL_ = 'http://sp.test/me'
const people = [{ email: 'ada@x.test', displayName: 'Ada Lovelace' }]
const answer = (body: string, status = 200, leadsAway: string | null = null): Peek => ({ status, body, leadsAway })
const json: PageProbe = { url: '/me', email: '/user/email' }
const flagged: PageProbe = { url: '/me', email: '/email', signedIn: '/in', place: '/at', displayName: '/name', groups: '/groups' }
const words: PageProbe = { url: '/', text: 'Signed in as {email}' }
const name: PageProbe = { url: '/', text: 'Hello, {displayName}!' }
const heading: PageProbe = { url: '/', role: 'heading', name: 'Welcome {email}' }
const link: PageProbe = { url: '/', role: 'link', name: 'Log out' }
const field: PageProbe = { url: '/profile', field: 'E-mail' }

const nobody: SessionSeen = { known: true, signedInAs: null }
const unusable: SessionSeen = { known: false, signedInAs: null }
const somebody: SessionSeen = { known: true, signedInAs: SOMEBODY, unnamed: true }
const as = (email: string): SessionSeen => ({ known: true, signedInAs: email })

const cases: [string, PageProbe, Peek, Partial<SessionSeen>][] = [
  ['JSON with an address', json, answer('{"user":{"email":"a@x"}}'), as('a@x')],
  ['JSON without one', json, answer('{"user":null}'), nobody],
  ['JSON with an empty one', json, answer('{"user":{"email":""}}'), nobody],
  ['a sign-in page with 200 in place of JSON', json, answer('<h1>Sign in</h1>'), nobody],
  ['an error as JSON with 200', json, answer('{"error":"unauthorized"}'), nobody],
  ['401', json, answer('{}', 401), nobody],
  ['404, as some APIs say "nobody"', json, answer('', 404), nobody],
  ['sent away to sign in', json, answer('', 302, 'http://idp.test/'), nobody],
  ['500', json, answer('{"user":{"email":"a@x"}}', 500), unusable],
  ['429', json, answer('', 429), unusable],
  ['an address that alone means no session', flagged, answer('{"email":"a@x","in":false}'), nobody],
  ['a session whose address is not told', flagged, answer('{"in":true,"at":"prod"}'), { ...somebody, place: 'prod' }],
  ['a session with an empty address', flagged, answer('{"email":"","in":true}'), somebody],
  ['a session with a number for an address', flagged, answer('{"email":7,"in":true}'), unusable],
  ['an object where the address should stand', json, answer('{"user":{"email":{"value":"a@x"}}}'), unusable],
  ['a number without a session', flagged, answer('{"email":7,"in":false}'), nobody],
  [
    'what the probe shows of the account',
    flagged,
    answer('{"email":"a@x","in":true,"at":"prod","name":"A","groups":["G"]}'),
    { ...as('a@x'), place: 'prod', account: { email: 'a@x', displayName: 'A', groups: ['G'] } },
  ],
  ['a text', words, answer('<p>Signed in as <b>ada@x.test</b>.</p>'), as('ada@x.test')],
  ['a text over lines', words, answer('<p>Signed\n in  as ada@x.test</p>'), as('ada@x.test')],
  ['a text that is not there', words, answer('<p>Please sign in</p>'), nobody],
  ['a text in a script', words, answer('<script>"Signed in as a@x.test"</script>'), nobody],
  ['a text with a user name in place of an address', words, answer('<p>Signed in as ada</p>'), somebody],
  ['the name of one of the people', name, answer('<p>Hello, Ada Lovelace! Log out</p>'), as('ada@x.test')],
  ['the name of somebody else', name, answer('<p>Hello, Eve! Log out</p>'), somebody],
  ['no name', name, answer('<p>Hello!</p>'), nobody],
  ['a heading', heading, answer('<h2>Welcome ada@x.test</h2>'), as('ada@x.test')],
  ['its words in no heading', heading, answer('<p>Welcome ada@x.test</p>'), nobody],
  ['a link that only the signed-in see', link, answer('<a href="/out">Log out</a>'), somebody],
  ['no such link', link, answer('<a href="/in">Log in</a>'), nobody],
  ['a field', field, answer('<label for="e">E-mail</label><input id="e" value=" ada@x.test ">'), as('ada@x.test')],
  ['a term of a list', field, answer('<dl><dt>E-mail</dt><dd>ada@x.test</dd></dl>'), as('ada@x.test')],
  ['an empty field', field, answer('<label for="e">E-mail</label><input id="e" value="">'), nobody],
  ['no such field', field, answer('<p>Sign in</p>'), nobody],
]
for (const [what, probe, seen, wanted] of cases) {
  test(`who is signed in: ${what}`, () => expect(readSession(probe, URL_, seen, people)).toMatchObject(wanted))
}

test('a page that is made to take long is searched at once', () => {
  const probe = { url: '/', text: 'Hi {displayName} ({email})' }
  const seconds = processorSeconds(() => {
    for (const text of ['a'.repeat(100_000), 'a@'.repeat(50_000), 'Hi a '.repeat(20_000), `Hi ${'a'.repeat(3_000_000)}`])
      expect(readSession(probe, URL_, answer(text), [])).toEqual(nobody)
  })
  expect(seconds).toBeLessThan(4)
})
