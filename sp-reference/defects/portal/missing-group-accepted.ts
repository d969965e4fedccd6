import { defineDefect } from '../defect.ts'

/** The names of groups are saved as they come. */
export const missingGroupAccepted = defineDefect({
  id: 'missing-group-accepted',
  title: 'Saves JIT user settings with a group that does not exist',
  trips: ['missing-group-refused'],
  bends: { settingsProblems: (problems) => problems.filter(({ field }) => field !== 'groups') },
})
