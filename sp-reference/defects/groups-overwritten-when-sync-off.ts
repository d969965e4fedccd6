import { defineDefect } from './defect.ts'

/** The sync switch of the environment is not asked. */
export const groupsOverwrittenWhenSyncOff = defineDefect({
  id: 'groups-overwritten-when-sync-off',
  title: 'Synchronises groups although the switch is off',
  trips: ['groups-per-policy'],
  bends: {
    input: (input) =>
      input.surface === 'end-user' ? { ...input, environment: { ...input.environment, groupSync: true } } : input,
  },
})
