import { withoutAttributes } from './alter.ts'
import { defineDefect } from './defect.ts'

/** Only the NameID counts as address. */
export const contactEmailIgnored = defineDefect({
  id: 'contact-email-ignored',
  title: 'Ignores the email attribute and stores the NameID as address',
  trips: ['account-per-match-key', 'email-from-assertion', 'no-half-record', 'parallel-sign-ins-succeed'],
  bends: { facts: (facts, { policy }) => withoutAttributes(facts, [policy.attributeMap.email]) },
})
