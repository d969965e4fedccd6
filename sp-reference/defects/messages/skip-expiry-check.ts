import { defineDefect } from '../defect.ts'

/** Yesterday's assertion is taken. The rule is in `saml/`, which reads this id. */
export const skipExpiryCheck = defineDefect({
  id: 'skip-expiry-check',
  title: 'Ignores the end of validity',
  trips: ['nothing-created', 'refused'],
  bends: {},
})
