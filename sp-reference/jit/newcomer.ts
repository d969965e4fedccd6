import { singleValue } from './attribute.ts'
import { refuseForeignDomain } from './domain.ts'
import { type AssertedEmails, emailKey, emailsForNewAccount } from './email.ts'
import type { Entry } from './entry.ts'
import { nameForNewAccount } from './name.ts'
import { Refused } from './refusal.ts'
import type { Change, DecidedBy, DecisionInput } from './types.ts'

/** The account and identity of somebody unknown. Throws Refused with the code of the first question that says no. */
export function newAccount(
  input: DecisionInput,
  emails: AssertedEmails,
  { invited }: Entry,
): { changes: Change[]; reasons: string[]; sources: DecidedBy[] } {
  const { facts, policy, candidates } = input
  const addresses = emailsForNewAccount(facts, emails, policy)
  refuseForeignDomain([...new Set([addresses.login, addresses.contact || addresses.login])], policy, invited)
  if (candidates.byContact)
    throw new Refused('existing-account', `the contact address ${addresses.contact} belongs to another account`)
  const sent = singleValue(facts, policy.attributeMap.email, policy)
  const fromAttribute = sent.state === 'value' && sent.value.trim() === addresses.contact
  const name = nameForNewAccount(facts, addresses.login, policy)
  return {
    changes: [
      {
        do: 'create-account',
        email: addresses.contact,
        emailKey: emailKey(addresses.contact || addresses.login, policy),
        loginKey: emailKey(addresses.login, policy),
        displayName: name.value,
        status: 'active',
        authMethod: 'saml',
      },
      { do: 'link-identity', issuer: facts.issuer, nameId: facts.nameId, nameIdFormat: facts.nameIdFormat },
    ],
    sources: [
      {
        field: 'email',
        value: addresses.contact,
        from: fromAttribute
          ? (policy.attributeMap.email ?? 'an attribute')
          : emails.contact === null
            ? 'a placeholder'
            : 'NameID',
        isDefault: !fromAttribute && policy.attributeMap.email !== null,
      },
      { field: 'name', value: name.value, from: name.from, isDefault: name.isDefault },
    ],
    reasons: [`nobody is known by this NameID: account created for ${addresses.contact}`, ...addresses.reasons, ...name.reasons],
  }
}
