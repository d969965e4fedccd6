import { defineDefect } from '../defect.ts'

/** An answer to somebody else's question is taken. The rule is in `saml/`, which reads this id. */
export const skipInResponseToCheck = defineDefect({
  id: 'skip-in-response-to-check',
  title: 'Ignores which request is answered',
  trips: ['nothing-created', 'refused', 'unsolicited-per-policy'],
  bends: {},
})
