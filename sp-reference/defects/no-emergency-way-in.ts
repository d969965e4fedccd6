import { defineDefect } from './defect.ts'

/** SAML is required, and there are no exceptions. */
export const noEmergencyWayIn = defineDefect({
  id: 'no-emergency-way-in',
  title: 'Makes emergency administrators use single sign-on too',
  trips: ['emergency-way-in'],
  bends: { passwordRefusal: (code, { account }) => (account?.emergency ? 'sso-required' : code) },
})
