import { defineDefect } from './defect.ts'

/** Works for vendors whose issuer happens to be the address of their host. */
export const issuerGuessed = defineDefect({
  id: 'issuer-guessed',
  title: 'Takes the host of the SSO URL for the issuer of a provider',
  trips: ['name-from-assertion', 'provider-data-as-told', 'set-up-opens-sign-in'],
  bends: { providerData: (data) => ({ ...data, issuer: new URL(data.ssoUrl).origin }) },
})
