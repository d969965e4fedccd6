import { defineDefect } from './defect.ts'

/** One organisation, one identity provider: the first that was configured. */
export const providerOfAnotherPlace = defineDefect({
  id: 'provider-of-another-place',
  title: 'Sends people to the identity provider of another place',
  trips: ['account-created', 'parallel-sign-ins-succeed', 'right-idp', 'signed-in-at-once'],
  bends: { samlGate: (gate, { others }) => ('provider' in gate && others[0] ? { provider: others[0] } : gate) },
})
