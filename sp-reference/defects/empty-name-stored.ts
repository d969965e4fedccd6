import { alterChanges } from './alter.ts'
import { defineDefect } from './defect.ts'

/** No attribute, no name. */
export const emptyNameStored = defineDefect({
  id: 'empty-name-stored',
  title: 'Stores an empty name when the name attribute is missing',
  trips: ['name-from-assertion', 'name-never-empty', 'no-half-record'],
  bends: {
    decision: (decision, { facts, policy }) =>
      facts.attributes.get(policy.attributeMap.displayName ?? '')?.some((value) => value.trim() !== '')
        ? decision
        : alterChanges(decision, (change) => (change.do === 'create-account' ? { ...change, displayName: '' } : change)),
  },
})
