import { defineDefect } from './defect.ts'

/** Joined, and locked out. */
export const switchBlocked = defineDefect({
  id: 'switch-blocked',
  title: 'Does not let members switch to another workspace',
  trips: ['workspace-switched'],
  bends: { maySwitch: () => false },
})
