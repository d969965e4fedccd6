import { domainOf } from './email.ts'
import type { Policy } from './policy.ts'
import { Refused } from './refusal.ts'

export type LinkAnswer = 'link' | 'verify-first'

/**
 * Whether an account that was recognised by its address alone may be opened or joined by this sign-in.
 * Throws Refused `existing-account` where the policy wants the old way in first, or none.
 */
export function mayLink(rule: Policy['existingAccount'], email: string, policy: Policy, emailProven: boolean): LinkAnswer {
  switch (rule) {
    case 'link':
      return 'link'
    case 'linkAfterVerification':
      return emailProven ? 'link' : 'verify-first'
    case 'linkIfVerifiedEmail':
      if (policy.verifiedDomains.some((domain) => domain.toLowerCase() === domainOf(email))) return 'link'
      throw new Refused('existing-account', `${email} is in no domain that this organisation has verified`)
    case 'requireLogin':
      throw new Refused('existing-account', `an account with ${email} exists and has to be linked by signing in to it first`)
    case 'reject':
      throw new Refused('existing-account', `an account with ${email} exists already`)
  }
}
