import { defineDefect } from './defect.ts'

/** Safe, and of no use. */
export const refuseEverything = defineDefect({
  id: 'refuse-everything',
  title: 'Refuses every message',
  trips: [
    'access-requested',
    'account-created',
    'account-per-match-key',
    'collections-browsable',
    'creation-is-atomic',
    'decision-logged',
    'domain-per-policy',
    'email-from-assertion',
    'every-decision-logged',
    'identity-linked',
    'invitation-per-policy',
    'name-from-assertion',
    'no-authn-request-in-platform-session',
    'no-half-record',
    'one-create-event',
    'overhead-known',
    'parallel-sign-ins-succeed',
    'role-from-assertion',
    'seat-limit-per-policy',
    'set-up-opens-sign-in',
    'signed-in-at-once',
    'twin-accepted',
    'unknown-group-logged',
    'workspace-member',
  ],
  bends: { believesValid: () => false },
})
