import { defineDefect } from '../defect.ts'

/** How a client signs in is looked up in the settings each time. */
export const methodFollowsSettings = defineDefect({
  id: 'method-follows-settings',
  title: 'Changes the method of API clients that are there when the settings change',
  trips: ['client-method-frozen'],
  bends: { clientMethod: (method, { setting }) => setting ?? method },
})
