import { expect, test } from '#unit-test'
import { withoutSecrets } from './without-secrets.ts'

const cases: [string, unknown, string[], unknown][] = [
  ['a text', { a: 'token s3cret!' }, ['s3cret!'], { a: 'token [redacted]' }],
  ['deep inside, as a part', [{ b: ['x-s3cret!-y'] }], ['s3cret!'], [{ b: ['x-[redacted]-y'] }]],
  ['a longer one first', { a: 's3cret!s3cret!2' }, ['s3cret!', 's3cret!s3cret!2'], { a: '[redacted]' }],
  ['with characters that JSON escapes', { a: 'p"\\w' }, ['p"\\w'], { a: '[redacted]' }],
  ['too short to be told from chance', { a: 'abc' }, ['abc'], { a: 'abc' }],
  ['as an address writes it', { a: '/x?k=p%20%26%2B', b: 'k=p+%26%2B' }, ['p &+'], { a: '/x?k=[redacted]', b: 'k=[redacted]' }],
  ['as an address of a target file writes it', { a: '/x?k=p%21%27w' }, ["p!'w"], { a: '/x?k=[redacted]' }],
  ['inside JSON', { a: '{"k":"p\\"w\\\\"}' }, ['p"w\\'], { a: '{"k":"[redacted]"}' }],
  ['as XML writes it', { a: '<k v="p&amp;&lt;w&#39;"/>p&amp;&lt;w\'' }, ["p&<w'"], { a: '<k v="[redacted]"/>[redacted]' }],
  ['none', { a: 1 }, [], { a: 1 }],
  ['a number is no text', { durationMs: 12345, a: 'at 1234' }, ['1234'], { durationMs: 12345, a: 'at [redacted]' }],
  ['nor is a yes or a no', { a: true, b: null, c: 'true' }, ['true', 'null'], { a: true, b: null, c: '[redacted]' }],
  ['a key is our own word', { email: 'email is ada' }, ['email'], { email: '[redacted] is ada' }],
]
for (const [name, data, secrets, wanted] of cases) {
  test(`secrets are taken out: ${name}`, () => expect(withoutSecrets(data, secrets)).toEqual(wanted))
}
