import { defineDefect } from '../defect.ts'

/** Tomorrow's assertion is taken. The rule is in `saml/`, which reads this id. */
export const skipNotBeforeCheck = defineDefect({
  id: 'skip-not-before-check',
  title: 'Ignores the beginning of validity',
  trips: ['nothing-created', 'refused'],
  bends: {},
})
