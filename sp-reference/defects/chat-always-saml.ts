import { defineDefect } from './defect.ts'

/** The platform has signed the person in, and we ask again. */
export const chatAlwaysSaml = defineDefect({
  id: 'chat-always-saml',
  title: 'Starts a SAML sign-in although the chat platform session is alive',
  trips: ['no-authn-request-in-platform-session', 'no-sync-in-platform-session'],
  bends: { platformSession: () => ({ state: 'missing' }) },
})
