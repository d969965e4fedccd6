import { defineDefect } from '../defect.ts'

/** An assertion for another address is taken. The rule is in `saml/`, which reads this id. */
export const skipRecipientCheck = defineDefect({
  id: 'skip-recipient-check',
  title: 'Ignores the Recipient of the confirmation',
  trips: ['nothing-created', 'refused'],
  bends: {},
})
