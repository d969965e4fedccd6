import { defineDefect } from '../defect.ts'

/** A message for somebody else is taken. The rule is in `saml/`, which reads this id. */
export const skipDestinationCheck = defineDefect({
  id: 'skip-destination-check',
  title: 'Ignores the Destination of the Response',
  trips: ['nothing-created', 'refused'],
  bends: {},
})
