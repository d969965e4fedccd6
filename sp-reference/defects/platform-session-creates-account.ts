import { defineDefect } from './defect.ts'

/** Slack or Teams knows the person, and that is taken for a first sign-in. */
export const platformSessionCreatesAccount = defineDefect({
  id: 'platform-session-creates-account',
  title: 'Makes an account for whoever opens the app inside the chat platform',
  trips: ['nothing-before-first-sign-in'],
  bends: { platformWrites: () => 'newcomers' },
})
