import { defineDefect } from './defect.ts'

/** The platform has signed the person in, and we ask again. */
export const chatAlwaysSaml = defineDefect({
  id: 'chat-always-saml',
  title: 'Starts a SAML sign-in although the chat platform session is alive',
  trips: [],
  bends: { platformSession: () => ({ state: 'missing' }) },
})
