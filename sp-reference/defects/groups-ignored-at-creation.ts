import { alterChanges } from './alter.ts'
import { defineDefect } from './defect.ts'

/** The groups arrive and are dropped. */
export const groupsIgnoredAtCreation = defineDefect({
  id: 'groups-ignored-at-creation',
  title: 'Creates accounts without the groups of the assertion',
  trips: ['groups-at-creation'],
  bends: {
    decision: (decision) =>
      decision.kind === 'created' ? alterChanges(decision, (change) => (change.do === 'add-group' ? null : change)) : decision,
  },
})
