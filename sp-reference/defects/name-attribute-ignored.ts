import { withoutAttributes } from './alter.ts'
import { defineDefect } from './defect.ts'

/** Names are made of addresses. */
export const nameAttributeIgnored = defineDefect({
  id: 'name-attribute-ignored',
  title: 'Ignores the name attribute and makes names of addresses',
  trips: ['name-from-assertion'],
  bends: { facts: (facts, { policy }) => withoutAttributes(facts, [policy.attributeMap.displayName]) },
})
