import { defineDefect } from './defect.ts'

/** The role that an administrator gave is lost at the next sign-in. */
export const roleOverwrittenOnLogin = defineDefect({
  id: 'role-overwritten-on-login',
  title: 'Applies the role attribute to existing members',
  trips: ['role-per-policy'],
  bends: { policy: (policy) => ({ ...policy, rolePolicy: 'eachLogin' }) },
})
