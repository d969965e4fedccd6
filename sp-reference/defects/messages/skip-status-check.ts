import { defineDefect } from '../defect.ts'

/** A failure with an assertion in it is a success. The rule is in `saml/`, which reads this id. */
export const skipStatusCheck = defineDefect({
  id: 'skip-status-check',
  title: 'Ignores the status of the Response',
  trips: ['nothing-created', 'refused'],
  bends: {},
})
