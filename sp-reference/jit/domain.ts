import { domainOf } from './email.ts'
import type { Policy } from './policy.ts'
import { Refused } from './refusal.ts'

/** Whether an address is of a domain that may come in. */
export function isAdmitted(email: string, policy: Policy, invited: boolean): boolean {
  try {
    refuseForeignDomain([email], policy, invited)
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}

/** Whether somebody with these addresses may come in. Throws Refused `domain-not-allowed`. @param invited there is, or was, an invitation */
export function refuseForeignDomain(emails: string[], policy: Policy, invited: boolean): void {
  if (policy.domainPolicy === 'any' || (policy.domainPolicy === 'verifiedOrInvited' && invited)) return
  const allowed = policy.domainPolicy === 'allowList' ? policy.allowedDomains : policy.verifiedDomains
  for (const email of emails) {
    if (!allowed.includes(domainOf(email)))
      throw new Refused('domain-not-allowed', `${domainOf(email)} is not among the allowed domains (${policy.domainPolicy})`)
  }
}
