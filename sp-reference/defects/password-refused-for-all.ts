import { defineDefect } from './defect.ts'

/** Enforcement for one population is taken for everybody. */
export const passwordRefusedForAll = defineDefect({
  id: 'password-refused-for-all',
  title: 'Refuses passwords also to people whom SAML is not enforced for',
  trips: ['emergency-way-in', 'password-per-population'],
  bends: { passwordRefusal: () => 'sso-required' },
})
