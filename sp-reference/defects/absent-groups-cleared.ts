import { defineDefect } from './defect.ts'

/** No news is taken for bad news. */
export const absentGroupsCleared = defineDefect({
  id: 'absent-groups-cleared',
  title: 'Removes every group when the groups attribute is absent',
  trips: ['groups-per-policy'],
  bends: { policy: (policy) => ({ ...policy, groupsAbsent: 'clear' }) },
})
