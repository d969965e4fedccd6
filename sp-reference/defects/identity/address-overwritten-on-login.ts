import { defineDefect } from '../defect.ts'

/** Mail goes to wherever the IdP says today. */
export const addressOverwrittenOnLogin = defineDefect({
  id: 'address-overwritten-on-login',
  title: 'Rewrites the address of a known person from the assertion',
  trips: ['address-per-policy'],
  bends: { policy: (policy) => ({ ...policy, updatePolicy: 'eachLogin', immutable: ['displayName'] }) },
})
