import { defineDefect } from './defect.ts'

/** What does not decide anything is not kept. */
export const membershipAttributesDropped = defineDefect({
  id: 'membership-attributes-dropped',
  title: 'Keeps none of the attributes that a membership should show',
  trips: ['attributes-on-membership'],
  bends: {
    policy: (policy) => ({
      ...policy,
      attributeMap: { ...policy.attributeMap, title: null, department: null, locale: null, timeZone: null },
    }),
  },
})
