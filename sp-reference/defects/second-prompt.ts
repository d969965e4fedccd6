import { defineDefect } from './defect.ts'

/** The account is made, and the person is asked to sign in once more. */
export const secondPrompt = defineDefect({
  id: 'second-prompt',
  title: 'Asks a newcomer to sign in a second time after the account was created',
  trips: [
    'account-per-match-key',
    'no-half-record',
    'overhead-known',
    'parallel-sign-ins-succeed',
    'signed-in-at-once',
    'twin-accepted',
  ],
  bends: { afterSignIn: (next, decision) => (decision.kind === 'created' ? 'sign-in-again' : next) },
})
