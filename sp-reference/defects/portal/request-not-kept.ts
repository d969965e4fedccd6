import { defineDefect } from '../defect.ts'

/** The form says thank you, and nothing is written down. */
export const requestNotKept = defineDefect({
  id: 'request-not-kept',
  title: 'Loses requests for access',
  trips: ['access-requested'],
  bends: { keepsRequest: () => false },
})
