import { defineDefect } from '../defect.ts'

/** What was verified is not what is read. The rule is in `saml/`, which reads this id. */
export const readFirstAssertion = defineDefect({
  id: 'read-first-assertion',
  title: 'Reads the first assertion in the message in place of the signed one',
  trips: ['canary-not-believed'],
  bends: {},
})
