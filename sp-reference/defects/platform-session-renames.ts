import { defineDefect } from './defect.ts'

/** What the person is called in the chat replaces what the account says, without any sign-in. */
export const platformSessionRenames = defineDefect({
  id: 'platform-session-renames',
  title: "Takes the chat platform's name for the person whenever the app is opened there",
  trips: ['change-waits-for-sign-in'],
  bends: { platformWrites: () => 'names' },
})
