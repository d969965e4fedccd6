import { defineDefect } from './defect.ts'

/** Nobody ever leaves a group. */
export const syncOnlyAdds = defineDefect({
  id: 'sync-only-adds',
  title: 'Adds groups on sync and never removes one',
  trips: ['groups-per-policy'],
  bends: { policy: (policy) => ({ ...policy, groupPolicyWithSync: 'additive' }) },
})
