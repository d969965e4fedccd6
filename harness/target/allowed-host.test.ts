import { expect, test } from '#unit-test'
import { demandAllowedHost } from './allowed-host.ts'

const target = { file: 'sp.yaml', allowHosts: ['staging.acme.test'] }

for (const address of ['http://127.0.0.1:8080', 'http://localhost/a', 'http://[::1]:1', 'https://staging.acme.test/sp']) {
  test(`a run may go to ${address}`, () => {
    expect(() => demandAllowedHost(address, target)).not.toThrow()
  })
}

const refused: [string, string][] = [
  ['https://acme.test', 'sp.yaml: acme.test is not this machine'],
  ['https://localhost.acme.test', 'localhost.acme.test is not this machine'],
  ['https://127.0.0.1.acme.test', '127.0.0.1.acme.test is not this machine'],
  ['not an address', 'sp.yaml: "not an address" is not an address'],
]
for (const [address, says] of refused) {
  test(`a run may not go to ${address}`, () => {
    expect(() => demandAllowedHost(address, target)).toThrow(says)
  })
}

test('what leads there is said where it is told', () => {
  const says = 'acme.test is not this machine, and a run makes accounts there (a new window leads there); if that is wanted,'
  expect(() => demandAllowedHost('https://acme.test', target, 'a new window leads there')).toThrow(says)
})
