import { defineDefect } from './defect.ts'

/** Who is known from elsewhere joins with more rights than intended. */
export const roleOnJoinFromAttribute = defineDefect({
  id: 'role-on-join-from-attribute',
  title: 'Applies the role attribute to people who had an account before they joined',
  trips: ['role-on-join'],
  bends: { policy: (policy) => ({ ...policy, roleOnJoin: 'attribute' }) },
})
