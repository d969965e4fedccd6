import { domainOf } from './email.ts'
import type { Found } from './find-account.ts'
import type { Policy } from './policy.ts'
import { Refused } from './refusal.ts'
import type { DecisionInput } from './types.ts'

export type LinkAnswer = 'link' | 'verify-first'

/**
 * Whether an account that was recognised by its address alone may be opened or joined by this sign-in.
 * Throws Refused `existing-account` where the policy wants the old way in first, or none.
 */
export function mayLink(
  rule: Policy['existingAccount'],
  found: Found,
  { policy, provenFor, signedInAs }: Pick<DecisionInput, 'policy' | 'provenFor' | 'signedInAs'>,
): LinkAnswer {
  const { id, email } = found.account
  switch (rule) {
    case 'link':
      return demandKey(found, policy)
    case 'linkAfterVerification':
      return provenFor === id ? 'link' : 'verify-first'
    case 'linkIfVerifiedEmail':
      if (policy.verifiedDomains.includes(domainOf(email))) return demandKey(found, policy)
      throw new Refused('existing-account', `${email} is in no domain that this organisation has verified`)
    case 'requireLogin':
      if (signedInAs === id) return 'link'
      throw new Refused('existing-account', `an account with ${email} exists and has to be linked by signing in to it first`)
    case 'reject':
      throw new Refused('existing-account', `an account with ${email} exists already`)
  }
}

/** Where people are known by issuer and NameID alone, an address links nothing without a step of its own. */
function demandKey({ account, identityStored }: Found, { matchKey }: Policy): 'link' {
  if (matchKey !== 'idpId' || identityStored) return 'link'
  throw new Refused('existing-account', `an account with ${account.email} exists, and an address is no key (matchKey idpId)`)
}
