import { defineDefect } from '../defect.ts'

/** Encrypting takes a certificate that everybody has. The fault is in `saml/`, which reads this id. */
export const trustEncryptedAssertion = defineDefect({
  id: 'trust-encrypted-assertion',
  title: 'Takes what it could decrypt for proven, without a signature',
  trips: ['canary-not-believed', 'nothing-created', 'refused'],
  bends: {},
})
