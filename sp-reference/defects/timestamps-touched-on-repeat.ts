import { defineDefect } from './defect.ts'

/** An audit cannot tell a change from a visit. */
export const timestampsTouchedOnRepeat = defineDefect({
  id: 'timestamps-touched-on-repeat',
  title: 'Moves updatedAt at a sign-in that changes nothing',
  trips: ['every-decision-logged', 'profile-per-policy', 'repeat-changes-nothing'],
  bends: {
    decision: (decision) =>
      decision.kind === 'unchanged' && !decision.verification ? { ...decision, changes: [{ do: 'touch' }] } : decision,
  },
})
