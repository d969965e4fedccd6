import { expect, test } from '#unit-test'
import { altered, type ProofPattern, proofIn } from './mail-proof.ts'

const link = 'https://sp\\.test/\\S+'
const table: [string, ProofPattern, string, string | null][] = [
  ['six digits, if nothing else is said', {}, 'Your code is 123456.', '123456'],
  ['no six of seven digits', {}, 'Order 1234567', null],
  ['a pattern of its own', { code: '[A-Z]{4}-\\d\\d' }, 'Type ABCD-07 now', 'ABCD-07'],
  ['the group of a pattern', { code: 'code: (\\w+)' }, 'code: x7', 'x7'],
  ['a link', { link }, 'Go to https://sp.test/verify?token=abc&x=1 now', 'https://sp.test/verify?token=abc&x=1'],
  ['a link, though there is a code, too', { link, code: '\\d{6}' }, '123456 https://sp.test/v', 'https://sp.test/v'],
  ['no link', { link }, 'https://other.test/v 123456', null],
]
for (const [name, pattern, text, want] of table) test(`in a mail: ${name}`, () => expect(proofIn(text, pattern)).toBe(want))

const wrong: [string, string, string][] = [
  ['a code', '123459', '234560'],
  ['a code of letters', 'ABCD-07', 'ACDE-18'],
  ['a token at the end of a link', 'https://sp.test/v?token=0a1b2c3d4e5f', 'https://sp.test/v?token=0a1b2c4e5f6a'],
  ['a token inside a link', 'https://sp.test/v/aaaaaaaaaaaaaaaa/ok?to=home', 'https://sp.test/v/aaaaaaaaaabbbbbb/ok?to=home'],
]
for (const [name, right, want] of wrong) test(`made wrong: ${name}`, () => expect(altered(right)).toBe(want))
