import { expect, test } from '#unit-test'
import type { Scenario } from '../scenario/schema.ts'
import { demandOwnership, writtenAddresses } from './ownership.ts'

const honest = { steps: [{ 'sign-in': {} }] } as Scenario
const bent = { steps: [{ 'bent-sign-in': { mutation: 'expired' } }] } as unknown as Scenario
const elsewhere = ['http://127.0.0.1:1', 'https://staging.acme.test/acs']

test('bent messages go beyond this machine only with --i-own-this-target', () => {
  expect(() => demandOwnership(elsewhere, [honest, bent], false)).toThrow('to https://staging.acme.test/acs, which')
  expect(() => demandOwnership(elsewhere, [bent], true)).not.toThrow()
  expect(() => demandOwnership(elsewhere, [honest], false)).not.toThrow()
  expect(() => demandOwnership(['http://127.0.0.1:1/portal'], [bent], false)).not.toThrow()
})

test('the base, the ACS and each place count', () => {
  const places = {
    a: { entityId: 'e', acsUrl: 'https://b.test/acs', loginUrl: '/l' },
    c: { entityId: 'e', acsUrl: '/acs', loginUrl: '/l' },
  }
  expect(writtenAddresses({ base: 'http://127.0.0.1:{port}', sp: { acsUrl: 'https://a.test/acs' }, places })).toEqual([
    'http://127.0.0.1:1',
    'https://a.test/acs',
    'https://b.test/acs',
  ])
})
