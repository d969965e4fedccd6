import { defineDefect } from '../defect.ts'

/** The request says approved, and the gate has not heard of it. */
export const approvalOpensNothing = defineDefect({
  id: 'approval-opens-nothing',
  title: 'Opens nothing when a request is approved',
  trips: ['approval-opens-one'],
  bends: { grants: () => [] },
})
