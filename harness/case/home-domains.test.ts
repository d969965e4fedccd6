import { expect, test } from '#unit-test'
import { homeDomains } from './home-domains.ts'

const people = [
  { email: 'ada@Here.test', sends: {} },
  { email: 'grace@here.test', sends: { email: 'grace@there.test' } },
  { email: 'alan@here.test', sends: { email: ['no address', 'alan@elsewhere.test'] } },
]

test('an SP that asks for no domain is told none', () => {
  expect(homeDomains({ domainPolicy: 'any', existingAccount: 'link' }, people)).toEqual({})
  expect(homeDomains({}, people)).toEqual({})
})

test('an SP that asks for domains is told those of the people', () => {
  const domains = ['here.test', 'there.test', 'elsewhere.test']
  for (const policy of [{ domainPolicy: 'verifiedOrInvited' }, { existingAccount: 'linkIfVerifiedEmail' }] as const)
    expect(homeDomains(policy, people)).toEqual({ verifiedDomains: domains, allowedDomains: domains })
})
