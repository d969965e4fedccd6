import { expect, test } from '#unit-test'
import { asciiDomain, toDomain } from './domain-name.ts'

for (const [typed, domain] of [
  ['acme.com', 'acme.com'],
  ['ACME.Com', 'acme.com'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['x.test', 'x.test'],
  ['acme', null],
  ['10.0.0.1', null],
  ['2130706433', null],
  ['ada@acme.com', null],
  ['acme.com/x', null],
  ['acme.com:80', null],
  ['acme..com', null],
  ['-acme.com', null],
  ['%61cme.com', null],
  ['', null],
] as const)
  test(`"${typed}" as a domain`, () => expect(toDomain(typed)).toBe(domain))

for (const [text, ascii] of [
  ['bücher.example', 'xn--bcher-kva.example'],
  ['BÜCHER.Example', 'xn--bcher-kva.example'],
  ['straße.example', 'xn--strae-oqa.example'],
  ['例え.テスト', 'xn--r8jz45g.xn--zckzah'],
  ['ACME.com', 'acme.com'],
  // The Kelvin sign, full-width letters, a ligature, a sign that is two letters, another full stop, a capital that has no way back:
  // each is mapped to somebody else's domain.
  ['\u212Aelvin.example', null],
  ['ａcme.com', null],
  ['oﬃce.example', null],
  ['℡.example', null],
  ['acme。com', null],
  ['İstanbul.example', null],
  ['STRAẞE.example', null],
  // A letter and its mark are one letter in the DNS: the caller composes them.
  ['bu\u0308cher.example', null],
  // One part in its letters, another in its ASCII form.
  ['bücher.xn--p1ai', 'xn--bcher-kva.xn--p1ai'],
  ['XN--BCHER-KVA.рф', 'xn--bcher-kva.xn--p1ai'],
  ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['xn--bcher-kva.ａcme', null],
  ['bücher', null],
] as const)
  test(`the ASCII form of ${JSON.stringify(text)} is ${ascii ?? 'not taken'}`, () => expect(asciiDomain(text)).toBe(ascii))
