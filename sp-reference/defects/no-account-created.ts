import { defineDefect } from './defect.ts'

/** A session stands, and the directory knows nobody. */
export const noAccountCreated = defineDefect({
  id: 'no-account-created',
  title: 'Signs a newcomer in without creating an account',
  trips: [
    'access-requested',
    'account-created',
    'account-per-match-key',
    'builder-side-closed',
    'collections-browsable',
    'creation-is-atomic',
    'email-from-assertion',
    'every-decision-logged',
    'invitation-per-policy',
    'lands-on-discover',
    'name-from-assertion',
    'no-authn-request-in-platform-session',
    'no-half-record',
    'one-account',
    'role-from-assertion',
    'workspace-member',
  ],
  bends: { decision: (decision) => (decision.kind === 'created' ? { ...decision, changes: [] } : decision) },
})
