import { expect, test } from '#unit-test'
import { domainOf, foldedAddress, isAmong } from './domain.ts'

const domains: [address: string, domain: string][] = [
  ['ada@acme.test', 'acme.test'],
  ['ada@Acme.TEST', 'acme.test'],
  ['ada@bücher.test', 'xn--bcher-kva.test'],
  ['ada@BÜCHER.test', 'xn--bcher-kva.test'],
  ['ada@xn--bcher-kva.test', 'xn--bcher-kva.test'],
  ['"a@b"@acme.test', 'acme.test'],
  ['Ada', 'ada'],
  ['ada@No Domain', 'no domain'],
]
for (const [address, domain] of domains)
  test(`the domain of ${address} is ${domain}`, () => expect(domainOf(address)).toBe(domain))

const lists: [address: string, list: string[], among: boolean][] = [
  ['ada@acme.test', ['other.test', 'Acme.test'], true],
  ['ada@ACME.test', ['acme.test '], true],
  ['ada@xn--bcher-kva.test', ['bücher.test'], true],
  ['ada@bücher.test', ['XN--bcher-kva.test'], true],
  ['ada@sub.acme.test', ['acme.test'], false],
  ['ada@acme.test', [], false],
]
for (const [address, list, among] of lists)
  test(`${address} is ${among ? '' : 'not '}among [${list}]`, () => expect(isAmong(address, list)).toBe(among))

for (const [text, form] of [
  ['ADA@Acme.test ', 'ada@acme.test'],
  ['ada@BÜCHER.test', 'ada@xn--bcher-kva.test'],
  ['ada@xn--bcher-kva.test', 'ada@xn--bcher-kva.test'],
  ['Ünal@acme.test', 'ünal@acme.test'],
  ['Bücher.test', 'bücher.test'],
  ['ada@no dömain', 'ada@no dömain'],
  ['', ''],
] as const)
  test(`"${text}" is compared as "${form}"`, () => expect(foldedAddress(text)).toBe(form))
