import { alterChanges } from '../alter.ts'
import { defineDefect } from '../defect.ts'

/** The groups are chosen and saved, and no client is put into them. */
export const clientGroupsForgotten = defineDefect({
  id: 'client-groups-forgotten',
  title: 'Makes API clients without the groups of the settings',
  trips: ['client-groups'],
  bends: {
    decision: (decision) =>
      alterChanges(decision, (change) => (change.do === 'create-client' ? { ...change, groups: [] } : change)),
  },
})
