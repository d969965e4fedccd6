import { defineDefect } from '../defect.ts'

/** Any provider will do. The rule is in `saml/`, which reads this id. */
export const skipIssuerCheck = defineDefect({
  id: 'skip-issuer-check',
  title: 'Ignores the Issuer of the message',
  trips: ['nothing-created', 'refused'],
  bends: {},
})
