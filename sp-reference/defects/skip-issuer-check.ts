import { defineDefect } from './defect.ts'

/** SAML Profiles 4.1.4.2: the Issuer is the provider that was asked. */
export const skipIssuerCheck = defineDefect({
  id: 'skip-issuer-check',
  title: 'Accepts an assertion of any provider whose key verifies',
  trips: [],
  bends: {},
})
