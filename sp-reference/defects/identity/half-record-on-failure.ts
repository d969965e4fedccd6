import { defineDefect } from '../defect.ts'

/** What was written before the fault stays, and stands in the way of the next try. */
export const halfRecordOnFailure = defineDefect({
  id: 'half-record-on-failure',
  title: 'Leaves half an account behind when a late step of its creation fails',
  trips: ['creation-is-atomic'],
  bends: { writesAtOnce: () => false },
})
