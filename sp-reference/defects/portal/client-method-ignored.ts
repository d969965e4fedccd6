import { alterChanges } from '../alter.ts'
import { defineDefect } from '../defect.ts'

/** The method is the first of the list, whatever the settings say. */
export const clientMethodIgnored = defineDefect({
  id: 'client-method-ignored',
  title: 'Makes every API client with an API key, whatever the settings say',
  trips: ['client-method'],
  bends: {
    decision: (decision) =>
      alterChanges(decision, (change) => (change.do === 'create-client' ? { ...change, method: 'api-key' } : change)),
  },
})
