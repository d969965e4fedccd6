import { defineDefect } from './defect.ts'

/** SAML Core 2.5.1.2 and Profiles 4.1.4.3: NotOnOrAfter of Conditions, confirmation and session. */
export const skipExpiryCheck = defineDefect({
  id: 'skip-expiry-check',
  title: 'Accepts an assertion whose time is over',
  trips: [],
  bends: {},
})
