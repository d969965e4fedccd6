import { alterAttributes } from './alter.ts'
import { defineDefect } from './defect.ts'

/** One value is read where several are sent. */
export const firstGroupOnly = defineDefect({
  id: 'first-group-only',
  title: 'Reads only the first of several group values',
  trips: ['groups-at-creation', 'groups-per-policy', 'role-from-assertion', 'unknown-group-logged'],
  bends: {
    facts: (facts, { policy }) =>
      alterAttributes(facts, (name, values) => [name, name === policy.attributeMap.groups ? values.slice(0, 1) : values]),
  },
})
