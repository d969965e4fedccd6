import { defineDefect } from '../defect.ts'

/** Unsigned is good enough. The rule is in `saml/`, which reads this id. */
export const skipSignatureCheck = defineDefect({
  id: 'skip-signature-check',
  title: 'Accepts Responses without a signature',
  trips: ['canary-not-believed', 'nothing-created', 'refused'],
  bends: {},
})
