import { alterChanges } from './alter.ts'
import { defineDefect } from './defect.ts'
import { isNameBlank } from './name-sent.ts'

/** No attribute, no name. */
export const emptyNameStored = defineDefect({
  id: 'empty-name-stored',
  title: 'Stores an empty name when the name attribute is missing',
  trips: ['name-from-assertion', 'name-never-empty', 'no-half-record'],
  bends: {
    decision: (decision, { facts, policy }) =>
      isNameBlank(facts, policy)
        ? alterChanges(decision, (change) => (change.do === 'create-account' ? { ...change, displayName: '' } : change))
        : decision,
  },
})
