import { defineDefect } from '../defect.ts'

/** The message brings the key it is checked with. The rule is in `saml/`, which reads this id. */
export const trustKeyinfoCertificate = defineDefect({
  id: 'trust-keyinfo-certificate',
  title: 'Trusts the certificate inside the message',
  trips: ['canary-not-believed', 'nothing-created', 'refused'],
  bends: {},
})
