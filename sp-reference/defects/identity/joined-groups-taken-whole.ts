import { defineDefect } from '../defect.ts'

/** `Sales, EMEA` is looked for as one group, which nobody has. */
export const joinedGroupsTakenWhole = defineDefect({
  id: 'joined-groups-taken-whole',
  title: 'Takes several groups in one text for one group',
  trips: ['groups-at-creation'],
  bends: { policy: (policy) => ({ ...policy, joinedGroups: 'whole' }) },
})
