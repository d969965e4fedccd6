import { defineDefect } from './defect.ts'

/** The switch is on, and nothing happens. */
export const syncIgnored = defineDefect({
  id: 'sync-ignored',
  title: 'Never synchronises groups at later sign-ins',
  trips: ['groups-per-policy', 'sync-skip-logged'],
  bends: {
    input: (input) =>
      input.surface === 'end-user' ? { ...input, environment: { ...input.environment, groupSync: false } } : input,
  },
})
