import { defineDefect } from './defect.ts'

/** Every spelling of one address becomes a person of its own. */
export const duplicateOnEmailCase = defineDefect({
  id: 'duplicate-on-email-case',
  title: 'Compares addresses by case, so ADA@x.test gets a second account beside ada@x.test',
  trips: ['account-per-match-key', 'inactive-per-policy', 'invitation-per-policy', 'one-account', 'removed-member-per-policy'],
  bends: { policy: (policy) => ({ ...policy, emailCompare: 'exact' }) },
})
