import { defineDefect } from './defect.ts'

/** The channel is not asked. */
export const syncInEveryChannel = defineDefect({
  id: 'sync-in-every-channel',
  title: 'Synchronises groups outside Workato GO too',
  trips: ['groups-per-policy', 'sync-skip-logged'],
  bends: { input: (input) => (input.surface === 'end-user' ? { ...input, channel: 'go' } : input) },
})
