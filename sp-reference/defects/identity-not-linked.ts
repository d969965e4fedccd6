import { alterChanges } from './alter.ts'
import { defineDefect } from './defect.ts'

/** The next change of address will make a stranger of this person. */
export const identityNotLinked = defineDefect({
  id: 'identity-not-linked',
  title: 'Does not store the NameID with the account',
  trips: ['every-decision-logged', 'identity-linked'],
  bends: { decision: (decision) => alterChanges(decision, (change) => (change.do === 'link-identity' ? null : change)) },
})
