import { defineDefect } from './defect.ts'

/** Safe, and of no use. */
export const refuseEverything = defineDefect({
  id: 'refuse-everything',
  title: 'Refuses every message',
  trips: [],
  bends: { believesValid: () => false },
})
