import { withoutAttributes } from './alter.ts'
import { defineDefect } from './defect.ts'

/** Everybody gets the default role. */
export const roleAttributeIgnored = defineDefect({
  id: 'role-attribute-ignored',
  title: 'Ignores the role attributes, so every newcomer gets the default role',
  trips: ['ignored-role-logged', 'role-from-assertion'],
  bends: {
    facts: (facts, { policy: { attributeMap } }) =>
      withoutAttributes(facts, [attributeMap.role, attributeMap.roleTest, attributeMap.roleProd]),
  },
})
