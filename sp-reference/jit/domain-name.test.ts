import { expect, test } from '#unit-test'
import { toDomain } from './domain-name.ts'

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
