import { defineDefect } from './defect.ts'
import { isNameBlank } from './name-sent.ts'

/** What one message happens to leave out is lost for good. */
export const blankNameErases = defineDefect({
  id: 'blank-name-erases',
  title: 'Erases the stored name of a known person when a message has none',
  trips: ['name-never-empty', 'profile-per-policy'],
  bends: {
    decision: (decision, { facts, policy }) =>
      decision.account !== null && decision.kind !== 'refused' && isNameBlank(facts, policy)
        ? { ...decision, changes: [...decision.changes, { do: 'set-name', to: '' }] }
        : decision,
  },
})
