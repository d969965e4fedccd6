import { defineDefect } from './defect.ts'

/** What was corrected by hand is lost at the next sign-in. */
export const nameOverwrittenOnLogin = defineDefect({
  id: 'name-overwritten-on-login',
  title: 'Rewrites the name of a known person from the assertion',
  trips: ['profile-per-policy'],
  bends: { policy: (policy) => ({ ...policy, updatePolicy: 'eachLogin', immutable: ['email'] }) },
})
