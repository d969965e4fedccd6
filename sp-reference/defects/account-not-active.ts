import { alterChanges } from './alter.ts'
import { defineDefect } from './defect.ts'

/** The account waits for somebody to switch it on. */
export const accountNotActive = defineDefect({
  id: 'account-not-active',
  title: 'Creates the account in the deactivated state',
  trips: [
    'access-requested',
    'account-active',
    'account-per-match-key',
    'another-idps-account-closed',
    'collections-browsable',
    'creation-is-atomic',
    'domain-per-policy',
    'every-decision-logged',
    'invitation-per-policy',
    'no-authn-request-in-platform-session',
    'no-half-record',
    'overhead-known',
    'parallel-sign-ins-succeed',
    'seat-limit-per-policy',
    'set-up-opens-sign-in',
    'signed-in-at-once',
    'sync-skip-logged',
    'twin-accepted',
    'verification-mail-sent',
    'workspace-switched',
  ],
  bends: {
    decision: (decision) =>
      alterChanges(decision, (change) => (change.do === 'create-account' ? { ...change, status: 'deactivated' } : change)),
  },
})
