import { defineDefect } from './defect.ts'

/** Verified domains are there, so they are asked for. */
export const domainGateAlwaysOn = defineDefect({
  id: 'domain-gate-always-on',
  title: 'Lets in nobody from a domain that is not verified, invited or not',
  trips: ['domain-per-policy', 'account-per-match-key', 'signed-in-at-once'],
  bends: { policy: (policy) => (policy.verifiedDomains.length > 0 ? { ...policy, domainPolicy: 'verifiedOnly' } : policy) },
})
