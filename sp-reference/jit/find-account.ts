import type { AssertedEmails } from './email.ts'
import { emailKey, isEmail } from './email.ts'
import type { Policy } from './policy.ts'
import { Refused } from './refusal.ts'
import type { Account, Candidates, SignInFacts } from './types.ts'

export interface Found {
  account: Account
  /** Which key recognised the account. */
  by: 'identity' | 'email'
  /** True when this NameID is already stored with the account. */
  identityStored: boolean
  reasons: string[]
}

/** Two NameIDs of one issuer, as the policy compares them. */
function sameNameId(a: string, b: string, policy: Policy): boolean {
  return policy.nameIdCompare === 'exact'
    ? a === b
    : emailKey(a, { emailCompare: 'lowercase' }) === emailKey(b, { emailCompare: 'lowercase' })
}

const identitiesAt = (account: Account, issuer: string) => account.identities.filter((identity) => identity.issuer === issuer)

function byEmail(account: Account, facts: SignInFacts, policy: Policy): Found {
  // Under an email key a NameID that is the same address is the same identity, however it is spelled.
  const stored = identitiesAt(account, facts.issuer).some(
    ({ nameId }) =>
      sameNameId(nameId, facts.nameId, policy) ||
      (policy.matchKey === 'email' && isEmail(nameId) && emailKey(nameId, policy) === emailKey(facts.nameId, policy)),
  )
  return { account, by: 'email', identityStored: stored, reasons: [] }
}

/**
 * An account that may use a password where everybody else has to use single sign-on is there for the day when the IdP is not, or is not to
 * be trusted: its address in an assertion opens nothing. Throws Refused `existing-account`.
 */
function refuseEmergency({ account, identityStored }: Found): void {
  if (account.emergency && !identityStored)
    throw new Refused('existing-account', `${account.email} is an emergency account: single sign-on does not open it`)
}

const byIdentity = (account: Account): Found => ({ account, by: 'identity', identityStored: true, reasons: [] })

/**
 * Whose account the facts are about, by the policy's match key; null when nobody's.
 * Throws Refused `existing-account` where the address belongs to an account that this identity may not open.
 */
export function findAccount(facts: SignInFacts, emails: AssertedEmails, candidates: Candidates, policy: Policy): Found | null {
  const found = lookUp(facts, emails, candidates, policy)
  if (found) refuseEmergency(found)
  return found
}

function lookUp(facts: SignInFacts, emails: AssertedEmails, candidates: Candidates, policy: Policy): Found | null {
  const { byIdentity: owner, byLogin: holder } = candidates
  const conflict =
    owner && holder && owner.id !== holder.id ? ['warning: the NameID belongs to one account and the address to another'] : []
  switch (policy.matchKey) {
    case 'email':
      // A NameID that is one account's cannot be linked to a second one: where the two disagree, it leads.
      if (owner && owner.id !== holder?.id) return { ...byIdentity(owner), reasons: conflict }
      return holder ? byEmail(holder, facts, policy) : null
    case 'nameIdOrEmail':
      if (owner) return { ...byIdentity(owner), reasons: conflict }
      return holder ? byEmail(holder, facts, policy) : null
    case 'nameId':
    case 'idpId':
    case 'idpId+emailFallback':
      if (owner) return { ...byIdentity(owner), reasons: conflict }
      if (!holder) return null
      // OpenID Connect Core 5.7 and SAML Core 8.3.7: an address that comes back with another identifier is another person.
      if (identitiesAt(holder, facts.issuer).length > 0) {
        throw new Refused(
          'existing-account',
          `the address ${emails.login} belongs to an account with another NameID of this issuer`,
        )
      }
      return byEmail(holder, facts, policy)
  }
}
