import { defineDefect } from './defect.ts'

/** A deactivated person comes back by signing in. */
export const inactiveAccountRevived = defineDefect({
  id: 'inactive-account-revived',
  title: 'Reactivates deactivated accounts at sign-in',
  trips: ['inactive-per-policy'],
  bends: { policy: (policy) => ({ ...policy, inactiveAccount: 'reactivate' }) },
})
