import { defineDefect } from './defect.ts'

/** The account is made, and the person is asked to sign in once more. */
export const secondPrompt = defineDefect({
  id: 'second-prompt',
  title: 'Asks a newcomer to sign in a second time after the account was created',
  trips: [
    'access-requested',
    'account-per-match-key',
    'client-method',
    'collections-browsable',
    'creation-is-atomic',
    'domain-per-policy',
    'every-decision-logged',
    'invitation-per-policy',
    'method-per-environment',
    'no-half-record',
    'overhead-known',
    'parallel-sign-ins-succeed',
    'seat-limit-per-policy',
    'set-up-opens-sign-in',
    'signed-in-at-once',
    'twin-accepted',
  ],
  bends: { afterSignIn: (next, decision) => (decision.kind === 'created' ? 'sign-in-again' : next) },
})
