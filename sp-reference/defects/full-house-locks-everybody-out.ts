import { defineDefect } from './defect.ts'

/** Seats are counted at the door, also for those who sit. */
export const fullHouseLocksEverybodyOut = defineDefect({
  id: 'full-house-locks-everybody-out',
  title: 'Lets nobody in when all seats are taken',
  trips: ['seat-limit-per-policy'],
  bends: { policy: (policy) => ({ ...policy, seatPolicy: 'blockAll' }) },
})
