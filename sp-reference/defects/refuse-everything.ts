import { defineDefect } from './defect.ts'

/** Safe, and of no use. */
export const refuseEverything = defineDefect({
  id: 'refuse-everything',
  title: 'Refuses every message',
  trips: [
    'account-created',
    'account-per-match-key',
    'decision-logged',
    'email-from-assertion',
    'identity-linked',
    'name-from-assertion',
    'no-authn-request-in-platform-session',
    'no-half-record',
    'one-create-event',
    'overhead-known',
    'parallel-sign-ins-succeed',
    'role-from-assertion',
    'set-up-opens-sign-in',
    'signed-in-at-once',
    'twin-accepted',
    'workspace-member',
  ],
  bends: { believesValid: () => false },
})
