import { domainOf } from './email.ts'
import type { Policy } from './policy.ts'
import { Refused } from './refusal.ts'

/**
 * Whether somebody with these addresses may be let in without an invitation. Invitations are not modelled here,
 * so `verifiedOrInvited` means verified. Throws Refused `domain-not-allowed`.
 */
export function refuseForeignDomain(emails: string[], policy: Policy): void {
  if (policy.domainPolicy === 'any') return
  const allowed = (policy.domainPolicy === 'allowList' ? policy.allowedDomains : policy.verifiedDomains).map((domain) =>
    domain.toLowerCase(),
  )
  for (const email of emails) {
    if (!allowed.includes(domainOf(email)))
      throw new Refused('domain-not-allowed', `${domainOf(email)} is not among the allowed domains`)
  }
}
