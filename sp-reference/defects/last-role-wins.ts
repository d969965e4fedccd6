import { alterAttributes } from './alter.ts'
import { defineDefect } from './defect.ts'

/** Of several values another one counts than the policy says. */
export const lastRoleWins = defineDefect({
  id: 'last-role-wins',
  title: 'Uses the last of several role values',
  trips: ['role-from-assertion'],
  bends: {
    facts: (facts, { policy: { attributeMap } }) =>
      alterAttributes(facts, (name, values) => [name, name === attributeMap.role ? values.toReversed() : values]),
  },
})
