import { defineDefect } from '../defect.ts'

/** OneLogin joins groups by semicolons unless told otherwise: `Sales;EMEA` is looked for as one group, which nobody has. */
export const groupsSplitAtCommasAlone = defineDefect({
  id: 'groups-split-at-commas-alone',
  title: 'Takes groups apart at commas, and not at semicolons',
  trips: ['groups-at-creation'],
  bends: { policy: (policy) => ({ ...policy, joinedGroups: 'splitAtCommas' }) },
})
