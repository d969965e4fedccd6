import { defineDefect } from './defect.ts'

/** SAML Core 2.5.1.4: every AudienceRestriction names us. */
export const skipAudienceCheck = defineDefect({
  id: 'skip-audience-check',
  title: 'Accepts an assertion made for another service provider',
  trips: [],
  bends: {},
})
