import { defineDefect } from './defect.ts'

/** Looks, then inserts, and does not expect that somebody else was quicker: only the unique key prevents the second account. */
export const raceCreatesDuplicates = defineDefect({
  id: 'race-creates-duplicates',
  title: 'Answers the losers of parallel first sign-ins with an error',
  trips: ['parallel-sign-ins-succeed'],
  bends: { pauseBeforeWriting: () => 1_500, retriesConflicts: () => false },
})
