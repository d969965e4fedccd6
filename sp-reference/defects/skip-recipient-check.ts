import { defineDefect } from './defect.ts'

/** SAML Profiles 4.1.4.3: Recipient is the ACS URL that received the message. */
export const skipRecipientCheck = defineDefect({
  id: 'skip-recipient-check',
  title: 'Accepts an assertion that was to be delivered elsewhere',
  trips: [],
  bends: {},
})
