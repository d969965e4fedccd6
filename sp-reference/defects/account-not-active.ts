import { alterChanges } from './alter.ts'
import { defineDefect } from './defect.ts'

/** The account waits for somebody to switch it on. */
export const accountNotActive = defineDefect({
  id: 'account-not-active',
  title: 'Creates the account in the deactivated state',
  trips: [
    'account-active',
    'account-per-match-key',
    'no-authn-request-in-platform-session',
    'no-half-record',
    'overhead-known',
    'parallel-sign-ins-succeed',
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
