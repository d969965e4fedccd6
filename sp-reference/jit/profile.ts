import { isAdmitted } from './domain.ts'
import { type AssertedEmails, emailKey } from './email.ts'
import { assertedName } from './name.ts'
import type { Policy } from './policy.ts'
import type { Account, Candidates, Change, DecidedBy, SignInFacts } from './types.ts'

/** Whether a later sign-in may write a field over what is stored. `perField` refreshes what `immutable` does not list. */
function mayWrite(field: 'displayName' | 'email', stored: string, policy: Policy): boolean {
  if (policy.updatePolicy === 'never' || policy.immutable.includes(field)) return false
  return policy.updatePolicy !== 'onlyEmpty' || stored.trim() === ''
}

/**
 * What becomes of a known person's name and address. A blank or missing value never erases a stored one, and an address that belongs to
 * somebody else is not taken.
 */
export function profileAtSignIn(
  facts: SignInFacts,
  emails: AssertedEmails,
  candidates: Candidates,
  account: Account,
  { policy, invited }: { policy: Policy; invited: boolean },
) {
  const changes: Change[] = []
  const reasons: string[] = []
  const sources: DecidedBy[] = []
  const name = assertedName(facts, policy)
  if (name.value !== null && name.value !== account.displayName) {
    const attribute = policy.attributeMap.displayName
    if (mayWrite('displayName', account.displayName, policy)) {
      changes.push({ do: 'set-name', to: name.value })
      sources.push({ field: 'name', value: name.value, from: attribute ?? 'an attribute', isDefault: false })
      reasons.push(...name.reasons, `${attribute}: name updated (updatePolicy ${policy.updatePolicy})`)
    } else reasons.push(`${attribute} differs: name kept (updatePolicy ${policy.updatePolicy})`)
  }
  const contact = emails.contact
  if (contact !== null && emailKey(contact, policy) !== account.emailKey) {
    // An address of its own was sent once: the NameID, which stands in for one, is no news about it.
    if (emails.isDefault && account.emailKey !== account.loginKey && account.email !== '')
      reasons.push(`${policy.attributeMap.email ?? 'an email attribute'} is not sent: email kept`)
    else if (mayWrite('email', account.email, policy) && candidates.byContact && candidates.byContact.id !== account.id) {
      // Who the person is does not depend on it: a mistake at the identity provider locks nobody out, and takes nobody's address.
      reasons.push(`warning: the new address ${contact} belongs to another account: email kept`)
    } else if (mayWrite('email', account.email, policy) && !isAdmitted(contact, policy, invited)) {
      reasons.push(`warning: the new address ${contact} is of a domain that may not come in: email kept`)
    } else if (mayWrite('email', account.email, policy)) {
      changes.push({ do: 'set-email', to: contact, key: emailKey(contact, policy) })
      const from = emails.isDefault ? 'NameID' : (policy.attributeMap.email ?? 'an attribute')
      sources.push({ field: 'email', value: contact, from, isDefault: emails.isDefault && policy.attributeMap.email !== null })
      reasons.push(`email updated (updatePolicy ${policy.updatePolicy})`)
    } else reasons.push(`email differs: kept (updatePolicy ${policy.updatePolicy})`)
  }
  return { changes, reasons, sources }
}
