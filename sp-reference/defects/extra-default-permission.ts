import { alterChanges } from './alter.ts'
import { defineDefect } from './defect.ts'

/** A right that no default lists. */
export const extraDefaultPermission = defineDefect({
  id: 'extra-default-permission',
  title: 'Gives new accounts a permission beyond the defaults of the environment',
  trips: ['apps-per-permissions', 'default-permissions'],
  bends: {
    decision: (decision) =>
      alterChanges(decision, (change) =>
        change.do === 'grant-environment' ? { ...change, permissions: [...change.permissions, 'manage-connections'] } : change,
      ),
  },
})
