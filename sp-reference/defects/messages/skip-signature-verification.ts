import { defineDefect } from '../defect.ts'

/** There is a signature, and nobody looks at it. The rule is in `saml/`, which reads this id. */
export const skipSignatureVerification = defineDefect({
  id: 'skip-signature-verification',
  title: 'Accepts Responses whose signature does not match their content',
  trips: ['canary-not-believed', 'nothing-created', 'refused', 'sha1-per-policy'],
  bends: {},
})
