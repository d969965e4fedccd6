import { defineDefect } from './defect.ts'

/** Everybody gets the welcome mail of those who sign up. */
export const passwordMailSent = defineDefect({
  id: 'password-mail-sent',
  title: 'Mails a new person to choose a password',
  trips: ['no-unwanted-mail'],
  bends: { welcomeMail: () => 'password' },
})
