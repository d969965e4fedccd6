import { alterChanges } from '../alter.ts'
import { defineDefect } from '../defect.ts'

/** The policy is chosen and saved, and no client gets it. */
export const clientPolicyForgotten = defineDefect({
  id: 'client-policy-forgotten',
  title: 'Makes API clients without the policy of the settings',
  trips: ['client-policy'],
  bends: {
    decision: (decision) =>
      alterChanges(decision, (change) => (change.do === 'create-client' ? { ...change, policy: null } : change)),
  },
})
