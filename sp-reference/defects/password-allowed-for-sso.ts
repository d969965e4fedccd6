import { defineDefect } from './defect.ts'

/** Whoever has to use single sign-on may use a password too. */
export const passwordAllowedForSso = defineDefect({
  id: 'password-allowed-for-sso',
  title: 'Accepts a password from people who have to use SAML',
  trips: ['method-per-environment', 'password-per-population', 'sso-required'],
  bends: { passwordRefusal: () => null },
})
